package orrery.node.program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import orrery.node.program.Work.Compute;

/**
 * When each node of a program runs on a device that waits for nobody: one compute node at a time, the ready one with the
 * lowest number first, and everything else beside them.
 *
 * @param spans in the order in which they begin
 */
public record Timeline(List<Span> spans) {

    public Timeline {
        spans = List.copyOf(spans);
    }

    /** A node from its begin to its end, in the unit of the durations. */
    public record Span(Node node, long begin, long end) {}

    /** @param duration of each node, above zero */
    public static Timeline of(Program program, ToLongFunction<Node> duration) {
        return new Making(program, duration).timeline();
    }

    private static final class Making {
        private final ToLongFunction<Node> duration;
        private final List<Node> waiting;
        private final Span[] spans; // by node, null while it waits
        private long computeFree;

        Making(Program program, ToLongFunction<Node> duration) {
            this.duration = duration;
            this.waiting = new ArrayList<>(program.nodes());
            this.spans = new Span[program.nodes().size()];
        }

        Timeline timeline() {
            while (!waiting.isEmpty()) {
                var beside = waiting.stream()
                        .filter(node -> !(node.work() instanceof Compute) && isKnown(node))
                        .findFirst();
                beside.ifPresentOrElse(node -> run(node, ready(node)), this::computeNext);
            }
            var order = Comparator.comparingLong(Span::begin)
                    .thenComparingInt(span -> span.node().number());
            return new Timeline(List.of(spans).stream().sorted(order).toList());
        }

        /** Whether it is known when all that a node waits for is over. */
        private boolean isKnown(Node node) {
            return node.after().stream().allMatch(before -> spans[before] != null);
        }

        private long ready(Node node) {
            return node.after().stream()
                    .mapToLong(before -> spans[before].end())
                    .max()
                    .orElse(0);
        }

        private void computeNext() {
            var known = waiting.stream().filter(this::isKnown).toList();
            var soonest = known.stream().mapToLong(this::ready).min().orElseThrow();
            var begin = Math.max(computeFree, soonest);
            var next = known.stream()
                    .filter(node -> ready(node) <= begin)
                    .findFirst()
                    .orElseThrow();
            run(next, begin);
            computeFree = spans[next.number()].end();
        }

        private void run(Node node, long begin) {
            spans[node.number()] = new Span(node, begin, begin + duration.applyAsLong(node));
            waiting.remove(node);
        }
    }
}
