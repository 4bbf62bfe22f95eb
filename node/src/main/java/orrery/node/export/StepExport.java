package orrery.node.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.node.architecture.Architecture;
import orrery.node.format.Formats;
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
    private final Sizes sizes;
    private final List<Seat> seats;
    private final Map<Seat, Integer> rankOf = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();

    private StepExport(Architecture architecture, Cut cut, Formats formats, StepShape step) {
        this.architecture = architecture;
        this.cut = cut;
        this.sizes = new Sizes(architecture, cut, formats, step);
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
     * @param step of each data group and micro-batch
     */
    public static Traces of(Architecture architecture, Cut cut, Formats formats, StepShape step) {
        return new StepExport(architecture, cut, formats, step).traces();
    }

    private Traces traces() {
        var ranks = new ArrayList<RankTrace>();
        var programs = new LinkedHashMap<List<Object>, Program>();
        for (var seat : seats) {
            var program = programs.computeIfAbsent(
                    List.of(seat.stage(), seat.side()), _ -> Lowering.of(architecture, cut, seat.stage(), seat.side()));
            var nodes = new RankExport(cut, sizes, seat, rankOf, groups).nodes(program);
            ranks.add(new RankTrace("rank " + ranks.size(), RankTrace.VERSION, nodes));
        }
        return new Traces(ranks, List.copyOf(groups.values()));
    }
}
