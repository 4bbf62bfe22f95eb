package orrery.node.feasibility;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.GroupedAttention;
import orrery.node.architecture.LatentAttention;
import orrery.node.architecture.Mixer;
import orrery.node.architecture.StateSpace;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;
import orrery.node.model.StoredAs;
import orrery.node.plan.Cut;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;
import orrery.node.plan.Shares;
import orrery.node.plan.Stages;

/**
 * What the devices of one copy hold, worked out from sizes alone, so that a model of any size can be asked about.
 *
 * <p>Matrices are in the format of the weights or of attention, embedding, head and routers in bf16 at the narrowest, norms and biases in float32. Physical experts count as often as they are held.
 */
public final class Holdings {
    private final Architecture architecture;
    private final Cut cut;
    private final Formats formats;
    private final Slices slices;

    /** @param cut that {@link PlanCheck} lets pass */
    public Holdings(Architecture architecture, Cut cut, Formats formats) {
        this.architecture = architecture;
        this.cut = cut;
        this.formats = formats;
        this.slices = new Slices(architecture, cut);
    }

    public Holding of(Seat seat, Demand demand) {
        return new Holding(
                weights(seat),
                seat.side() == Side.ATTENTION ? cache(seat, demand) : 0,
                new Workspace(architecture, cut, formats).bytes(seat, demand.rows()));
    }

    private Map<Held, Long> weights(Seat seat) {
        var bytes = new EnumMap<Held, Long>(Held.class);
        for (var slice : slices.of(seat)) {
            var format = slice.vector() ? NumberFormat.F32 : StoredAs.of(slice.part(), formats);
            var one = format.bytes(slice.rows(), slice.columns());
            bytes.merge(Held.of(slice.part()), Math.multiplyExact(slice.count(), one), Math::addExact);
        }
        return bytes;
    }

    /** As much as the data group with most sequences keeps. */
    private long cache(Seat seat, Demand demand) {
        long sequences = Math.ceilDiv(demand.sequences(), cut.attention().data());
        return mixers(seat)
                .mapToLong(mixer -> ofSequence(mixer, seat, demand.length()))
                .map(bytes -> Math.multiplyExact(sequences, bytes))
                .reduce(0, Math::addExact);
    }

    private Stream<Mixer> mixers(Seat seat) {
        return Stages.blocks(architecture, cut, seat.stage()).stream()
                .map(architecture.blocks()::get)
                .flatMap(block -> block instanceof Mixer mixer ? Stream.of(mixer) : Stream.empty());
    }

    /** Positions of one sequence that a rank keeps: what lies before a window is forgotten. */
    private long positions(Mixer mixer, Seat seat, int length) {
        var shares = new Shares(cut, seat);
        var window = mixer instanceof GroupedAttention grouped ? grouped.window() : 0;
        var forgotten = window == 0 ? 0 : Math.max(0, length - window);
        return shares.positionsBelow(length) - shares.positionsBelow(forgotten);
    }

    /** Of one sequence in one block: a state, however long it is, or all of its positions. */
    private long ofSequence(Mixer mixer, Seat seat, int length) {
        return switch (mixer) {
            case GroupedAttention grouped -> {
                var heads = new Shares(cut, seat).keyValueHeads(grouped).count();
                yield 2 * positions(grouped, seat, length) * formats.cache().rowBytes((long) heads * grouped.headDim());
            }
            case LatentAttention latent ->
                positions(latent, seat, length) * formats.cache().rowBytes(latent.cacheElements());
            case StateSpace states ->
                StateSpace.BYTES
                        * states.sequenceElements(
                                new Shares(cut, seat).heads(states).count());
        };
    }
}
