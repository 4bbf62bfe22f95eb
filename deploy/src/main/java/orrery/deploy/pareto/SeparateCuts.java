package orrery.deploy.pareto;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Lpu;
import orrery.node.architecture.Architecture;
import orrery.node.feasibility.Demand;
import orrery.node.feasibility.Holdings;
import orrery.node.format.Formats;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Attention;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Cut.FeedForward;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;

/**
 * Plans with attention on GPUs and feed-forward on LPUs behind them, in the fewest racks of LPUs whose SRAM holds it.
 *
 * <p>Each expert is whole on one LPU or spread over 2, 4 or 8; stages share out the layers, so that each LPU has those of one
 * stage alone.
 */
final class SeparateCuts {
    private static final int RACKS_MOST = 13;
    private static final List<Integer> STAGES = List.of(1, 2, 3, 4, 6, 8, 9, 12);
    private static final List<Integer> SPREADS = List.of(1, 2, 4, 8);
    private static final int ROWS = 256; // of a step, for the room that feed-forward needs beside its weights

    private final Architecture architecture;
    private final Formats formats;
    private final int gpus;
    private final Lpu lpu;
    private final int ofRack;

    /** @param ofRack LPUs of a rack */
    SeparateCuts(Architecture architecture, Formats formats, int gpus, Lpu lpu, int ofRack) {
        this.architecture = architecture;
        this.formats = formats;
        this.gpus = gpus;
        this.lpu = lpu;
        this.ofRack = ofRack;
    }

    /** @param cuts of one width of feed-forward, with attention on ever more GPUs */
    record Racked(int racks, List<Cut> cuts) {}

    /** Empty where not even {@value #RACKS_MOST} racks hold the model. */
    Optional<Racked> fewestRacks() {
        return IntStream.rangeClosed(1, RACKS_MOST)
                .mapToObj(racks -> new Racked(racks, cuts(racks)))
                .filter(racked -> !racked.cuts().isEmpty())
                .findFirst();
    }

    private List<Cut> cuts(int racks) {
        var cuts = new ArrayList<Cut>();
        for (var stages : STAGES) {
            shapes(racks, stages)
                    .filter(shape -> fits(cut(stages, 1, shape)))
                    .findFirst()
                    .ifPresent(shape -> attentions(stages)
                            .map(data -> cut(stages, data, shape))
                            .filter(cut -> Cuts.divides(architecture, cut))
                            .forEach(cuts::add));
        }
        return cuts;
    }

    /** Of one stage's LPUs, the least spread first: a dense network over all of them, or each expert over a few. */
    private Stream<FeedForward> shapes(int racks, int stages) {
        var ranks = racks * ofRack / stages;
        var experts = Cuts.experts(architecture);
        if (experts == 0) {
            return Stream.of(feedForward(ranks, 1));
        }
        return SPREADS.stream()
                .flatMap(spread -> Stream.of(experts, experts / 2)
                        .filter(groups -> groups * spread <= ranks)
                        .map(groups -> feedForward(spread, groups)));
    }

    private static FeedForward feedForward(int tensor, int expert) {
        return new FeedForward(tensor, expert, 0, Exchange.ALL_TO_ALL, DeviceKind.LPU);
    }

    private Stream<Integer> attentions(int stages) {
        var most = gpus / stages;
        return Stream.concat(Stream.iterate(1, data -> data < most, data -> 2 * data), Stream.of(most));
    }

    private static Cut cut(int stages, int data, FeedForward feedForward) {
        return new Cut(DeviceKind.GPU, stages, new Attention(1, data, 1), feedForward, 1);
    }

    private boolean fits(Cut cut) {
        if (!Cuts.divides(architecture, cut)) {
            return false;
        }
        var holdings = new Holdings(architecture, cut, formats);
        var demand = new Demand(1, 1, ROWS);
        return IntStream.range(0, cut.pipeline())
                .boxed()
                .flatMap(stage -> IntStream.range(0, cut.feedForward().ranks())
                        .mapToObj(rank -> new Seat(0, stage, Side.FEED_FORWARD, rank)))
                .allMatch(seat ->
                        holdings.of(seat, demand).allWeights() <= lpu.memory().bytes());
    }
}
