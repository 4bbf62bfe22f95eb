package orrery.node.feasibility;

import java.util.List;
import java.util.stream.Stream;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Block;
import orrery.node.architecture.Dense;
import orrery.node.architecture.Experts;
import orrery.node.architecture.GroupedAttention;
import orrery.node.architecture.LatentAttention;
import orrery.node.architecture.Mixer;
import orrery.node.architecture.Parameter;
import orrery.node.architecture.Part;
import orrery.node.architecture.Shape;
import orrery.node.architecture.StateSpace;
import orrery.node.plan.Cut;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;
import orrery.node.plan.Shares;
import orrery.node.plan.Stages;

/** How large a rank's slice of every tensor of a model is, as the rank's numerics takes it. */
final class Slices {
    private final Architecture architecture;
    private final Cut cut;

    Slices(Architecture architecture, Cut cut) {
        this.architecture = architecture;
        this.cut = cut;
    }

    /**
     * A rank's part of one tensor.
     *
     * @param count how many of it: experts that the rank holds, or 1
     */
    record Slice(Part part, long count, int rows, int columns, boolean vector) {}

    /** All of a rank's slices that are not empty. */
    List<Slice> of(Seat seat) {
        var shares = new Shares(cut, seat);
        var inBlocks =
                Stages.blocks(architecture, cut, seat.stage()).stream().flatMap(block -> ofBlock(seat, shares, block));
        var all = seat.side() == Side.ATTENTION ? Stream.concat(atEnds(seat, shares), inBlocks) : inBlocks;
        return all.filter(slice -> slice.count() * slice.rows() * slice.columns() > 0)
                .toList();
    }

    /** A head that is the embedding is a matrix of its own where the last stage is not the first. */
    private Stream<Slice> atEnds(Seat seat, Shares shares) {
        var vocabulary = shares.vocabulary(architecture.vocabulary()).count();
        var isFirst = seat.stage() == 0;
        var isLast = seat.stage() == cut.pipeline() - 1;
        var hasHead = isLast && !(architecture.tiedHead() && isFirst);
        return Stream.of(
                new Slice(Part.EMBEDDING, isFirst ? 1 : 0, vocabulary, architecture.hidden(), false),
                new Slice(Part.FINAL_NORM, isLast ? 1 : 0, architecture.hidden(), 1, true),
                new Slice(Part.HEAD, hasHead ? 1 : 0, vocabulary, architecture.hidden(), false));
    }

    private Stream<Slice> ofBlock(Seat seat, Shares shares, int block) {
        var kind = architecture.blocks().get(block);
        return Parameter.of(architecture, block).stream()
                .filter(parameter -> sideOf(parameter.part(), kind) == seat.side())
                .map(parameter -> slice(shares, kind, parameter));
    }

    /** What feed-forward devices of their own have: the networks, but neither norms, routers nor shared experts. */
    private Side sideOf(Part part, Block kind) {
        var isNetwork = switch (Held.of(part)) {
            case DENSE, EXPERTS -> true;
            case EMBEDDING, ATTENTION, STATE_SPACE, ROUTER, SHARED_EXPERTS, HEAD, NORMS -> false;
        };
        return cut.separate() && isNetwork && !(kind instanceof Mixer) ? Side.FEED_FORWARD : Side.ATTENTION;
    }

    private static Slice slice(Shares shares, Block kind, Parameter parameter) {
        var part = parameter.part();
        var shape = parameter.shape();
        var count = kind instanceof Experts experts && Held.of(part) == Held.EXPERTS
                ? shares.physicalExperts(experts).count()
                : 1;
        return new Slice(
                part, count, rows(shares, kind, part, shape), columns(shares, kind, part, shape), shape.vector());
    }

    private static int rows(Shares shares, Block kind, Part part, Shape whole) {
        return switch (part) {
            case QUERY, QUERY_BIAS, QUERY_UP, KEY_UP, SINKS -> {
                var mixer = (Mixer) kind;
                yield whole.rows() / mixer.heads() * shares.heads(mixer).count();
            }
            case VALUE_UP -> {
                var mixer = (LatentAttention) kind;
                yield mixer.valueDim() * shares.heads(mixer).count();
            }
            case KEY, VALUE, KEY_BIAS, VALUE_BIAS -> {
                var mixer = (GroupedAttention) kind;
                yield mixer.headDim() * shares.keyValueHeads(mixer).count();
            }
            case STATE_INPUT -> {
                var mixer = (StateSpace) kind;
                yield width(shares, mixer)
                        + channels(shares, mixer)
                        + shares.heads(mixer).count();
            }
            case CONVOLUTION, CONVOLUTION_BIAS -> channels(shares, (StateSpace) kind);
            case STEP_BIAS, DECAY, SKIP -> shares.heads((StateSpace) kind).count();
            case STATE_NORM -> width(shares, (StateSpace) kind);
            case GATE, UP -> shares.width((Dense) kind).count();
            case EXPERT_GATE, EXPERT_UP, EXPERT_GATE_BIAS, EXPERT_UP_BIAS ->
                shares.width((Experts) kind).count();
            case SHARED_GATE, SHARED_UP -> shares.sharedWidth((Experts) kind).count();
            default -> whole.rows();
        };
    }

    private static int width(Shares shares, StateSpace mixer) {
        return shares.heads(mixer).count() * mixer.headDim();
    }

    private static int channels(Shares shares, StateSpace mixer) {
        return width(shares, mixer) + 2 * shares.groups(mixer).count() * mixer.stateSize();
    }

    private static int columns(Shares shares, Block kind, Part part, Shape whole) {
        return switch (part) {
            case OUTPUT -> {
                var mixer = (Mixer) kind;
                yield whole.columns()
                        / mixer.heads()
                        * shares.mergedHeads(mixer).count();
            }
            case STATE_OUTPUT -> width(shares, (StateSpace) kind);
            case DOWN -> shares.width((Dense) kind).count();
            case EXPERT_DOWN -> shares.width((Experts) kind).count();
            case SHARED_DOWN -> shares.sharedWidth((Experts) kind).count();
            default -> whole.columns();
        };
    }
}
