package orrery.node.program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

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
        private final Program program;
        private final ToLongFunction<Node> duration;
        private final ToIntFunction<Node> lane;
        private final List<List<Node>> followers; // by node
        private final int[] missing; // how many of those that a node waits for have no span, by node
        private final long[] ready; // when the last of the others is over, by node
        private final List<Node> known = new ArrayList<>(); // those that wait for no unknown, without a span
        private final Span[] spans; // by node, null while it waits
        private final Map<Integer, Long> free = new HashMap<>(); // from when on, by lane

        Making(Program program, ToLongFunction<Node> duration, ToIntFunction<Node> lane) {
            var count = program.nodes().size();
            this.program = program;
            this.duration = duration;
            this.lane = lane;
            this.followers = Stream.generate(() -> (List<Node>) new ArrayList<Node>())
                    .limit(count)
                    .toList();
            this.missing = new int[count];
            this.ready = new long[count];
            this.spans = new Span[count];
        }

        Timeline timeline() {
            for (var node : program.nodes()) {
                missing[node.number()] = node.after().size();
                node.after().forEach(before -> followers.get(before).add(node));
                if (node.after().isEmpty()) {
                    known.add(node);
                }
            }
            for (var i = 0; i < spans.length; i++) {
                run(next());
            }
            var order = Comparator.comparingLong(Span::begin)
                    .thenComparingInt(span -> span.node().number());
            return new Timeline(List.of(spans).stream().sorted(order).toList());
        }

        /** Of those that could begin soonest, the one with the lowest number. */
        private Node next() {
            return known.stream()
                    .min(Comparator.comparingLong(this::begin).thenComparingInt(Node::number))
                    .orElseThrow();
        }

        private long begin(Node node) {
            return Math.max(ready[node.number()], free.getOrDefault(lane.applyAsInt(node), 0L));
        }

        private void run(Node node) {
            var begin = begin(node);
            var end = begin + duration.applyAsLong(node);
            spans[node.number()] = new Span(node, begin, end);
            free.put(lane.applyAsInt(node), end);
            known.remove(node);
            for (var follower : followers.get(node.number())) {
                ready[follower.number()] = Math.max(ready[follower.number()], end);
                if (--missing[follower.number()] == 0) {
                    known.add(follower);
                }
            }
        }
    }
}
