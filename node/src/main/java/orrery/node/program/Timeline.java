package orrery.node.program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * When each node of a program runs where nobody waits for others: each lane takes one node at a time, the ready one with the
 * lowest number first.
 *
 * @param spans in the order in which they begin
 */
public record Timeline(List<Span> spans) {

    public Timeline {
        spans = List.copyOf(spans);
    }

    /** A node from its begin to its end, in the unit of the durations. */
    public record Span(Node node, long begin, long end) {}

    /**
     * @param duration of each node
     * @param lane of each node: what does no other at the same time
     */
    public static Timeline of(Program program, ToLongFunction<Node> duration, ToIntFunction<Node> lane) {
        return new Making(program, duration, lane).timeline();
    }

    private static final class Making {
        private final ToLongFunction<Node> duration;
        private final ToIntFunction<Node> lane;
        private final List<Node> waiting;
        private final Span[] spans; // by node, null while it waits
        private final Map<Integer, Long> free = new HashMap<>(); // from when on, by lane

        Making(Program program, ToLongFunction<Node> duration, ToIntFunction<Node> lane) {
            this.duration = duration;
            this.lane = lane;
            this.waiting = new ArrayList<>(program.nodes());
            this.spans = new Span[program.nodes().size()];
        }

        Timeline timeline() {
            while (!waiting.isEmpty()) {
                run(next());
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

        /** Of those that could begin soonest, the one with the lowest number. */
        private Node next() {
            return waiting.stream()
                    .filter(this::isKnown)
                    .min(Comparator.comparingLong(this::begin).thenComparingInt(Node::number))
                    .orElseThrow();
        }

        private long begin(Node node) {
            return Math.max(ready(node), free.getOrDefault(lane.applyAsInt(node), 0L));
        }

        private void run(Node node) {
            var begin = begin(node);
            spans[node.number()] = new Span(node, begin, begin + duration.applyAsLong(node));
            free.put(lane.applyAsInt(node), spans[node.number()].end());
            waiting.remove(node);
        }
    }
}
