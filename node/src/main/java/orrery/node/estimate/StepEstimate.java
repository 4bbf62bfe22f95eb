package orrery.node.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import orrery.node.program.Node;
import orrery.node.program.Program;
import orrery.node.program.Timeline;
import orrery.node.program.Timeline.Span;

/**
 * When each node of a stage's step runs, in picoseconds from its begin.
 *
 * @param use what the first rank does in the whole step
 * @param program both sides', where feed-forward has one of its own
 */
public record StepEstimate(Program program, Timeline timeline, Function<Node, Lane> lanes, Use use) {

    static StepEstimate of(Program program, ToLongFunction<Node> picos, Function<Node, Lane> lanes, Use use) {
        return new StepEstimate(
                program, Timeline.of(program, picos, node -> lanes.apply(node).ordinal()), lanes, use);
    }

    /**
     * As if a part of the nodes were all there is, each as long as it is now.
     *
     * @param originals numbers that the part's nodes have in the whole program
     */
    public StepEstimate part(Program part, List<Integer> originals) {
        var picos = new long[program.nodes().size()];
        timeline.spans().forEach(span -> picos[span.node().number()] = span.end() - span.begin());
        return of(part, node -> picos[originals.get(node.number())], lanes, use);
    }

    public Lane lane(Span span) {
        return lanes.apply(span.node());
    }

    /** Until the last node is over. */
    public long totalPs() {
        return timeline.spans().stream().mapToLong(Span::end).max().orElse(0);
    }

    /** In which a lane has something to do. */
    public long busyPs(Lane lane) {
        return timeline.spans().stream()
                .filter(span -> lane(span) == lane)
                .mapToLong(span -> span.end() - span.begin())
                .sum();
    }

    /** Communication that nothing hides: while no device of either side computes. */
    public long exposedPs() {
        var computing = new ArrayList<Span>();
        var exposed = 0L;
        for (var span : timeline.spans()) {
            if (lane(span) != Lane.COMMUNICATION) {
                computing.add(span);
            }
        }
        for (var span : timeline.spans()) {
            exposed += lane(span) == Lane.COMMUNICATION ? uncovered(span, computing) : 0;
        }
        return exposed;
    }

    /** What is left of a span beside others in the order of their begins, which may overlap. */
    private static long uncovered(Span span, List<Span> others) {
        var left = 0L;
        var at = span.begin();
        for (var other : others) {
            if (other.end() > at && other.begin() < span.end()) {
                left += Math.max(0, other.begin() - at);
                at = Math.max(at, other.end());
            }
        }
        return left + Math.max(0, span.end() - at);
    }
}
