package orrery.node.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.node.architecture.Architecture;
import orrery.node.format.Formats;
import orrery.node.numerics.EvenBytes;
import orrery.node.numerics.EvenStep;
import orrery.node.numerics.StepMix;
import orrery.node.numerics.StepShape;
import orrery.node.plan.Cut;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;
import orrery.node.program.Lowering;
import orrery.node.program.Program;
import orrery.node.trace.RankTrace;
import orrery.node.trace.Traces;
import orrery.node.trace.Traces.Group;

/** Writes one step of one copy as traces: a rank for each device, stage by stage, attention's first. */
public final class StepExport {
    private final Architecture architecture;
    private final Cut cut;
    private final Formats formats;
    private final StepShape shape;
    private final List<Seat> seats;
    private final Map<Seat, Integer> rankOf = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();

    private StepExport(Architecture architecture, Cut cut, Formats formats, StepShape shape) {
        this.architecture = architecture;
        this.cut = cut;
        this.formats = formats;
        this.shape = shape.times(cut.attention().data() * cut.microBatches());
        this.seats = IntStream.range(0, cut.pipeline())
                .boxed()
                .flatMap(stage -> Stream.concat(
                        side(stage, Side.ATTENTION, cut.attentionRanks()),
                        side(stage, Side.FEED_FORWARD, cut.stageRanks() - cut.attentionRanks())))
                .toList();
        seats.forEach(seat -> rankOf.put(seat, rankOf.size()));
    }

    private static Stream<Seat> side(int stage, Side side, int ranks) {
        return IntStream.range(0, ranks).mapToObj(rank -> new Seat(0, stage, side, rank));
    }

    /**
     * @param cut that divides the architecture, as {@code node.feasibility.PlanCheck} finds out
     * @param shape of each data group and micro-batch
     */
    public static Traces of(Architecture architecture, Cut cut, Formats formats, StepShape shape) {
        return new StepExport(architecture, cut, formats, shape).traces();
    }

    private Traces traces() {
        var ranks = new ArrayList<RankTrace>();
        var programs = new LinkedHashMap<List<Object>, Program>();
        for (var seat : seats) {
            var program = programs.computeIfAbsent(
                    List.of(seat.stage(), seat.side()), _ -> Lowering.of(architecture, cut, seat.stage(), seat.side()));
            var kernels = new EvenStep(architecture, cut, formats, StepMix.of(shape), seat);
            var bytes = new EvenBytes(architecture, cut, formats, StepMix.of(shape), seat, program);
            var nodes = new RankExport(cut, kernels, bytes, seat, rankOf, groups).nodes(program);
            ranks.add(new RankTrace("rank " + ranks.size(), RankTrace.VERSION, nodes));
        }
        return new Traces(ranks, List.copyOf(groups.values()));
    }
}
