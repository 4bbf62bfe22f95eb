package orrery.node.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts the nodes of one trace in order. */
final class Ordering {
    private static final int SHOWN = 8;

    private final RankTrace trace;
    private final List<TraceNode> nodes;
    private final int[][] before;
    private final int[][] after;

    private Ordering(RankTrace trace) {
        this.trace = trace;
        this.nodes = trace.nodes().stream()
                .sorted(Comparator.comparing(TraceNode::id, Long::compareUnsigned))
                .toList();
        this.before = before();
        this.after = turned(before);
    }

    /** @throws TraceProblem where ids are not unique, a dependency is missing, or nodes wait for each other in a circle */
    static RankGraph of(RankTrace trace) {
        return new Ordering(trace).graph();
    }

    private int[][] before() {
        var places = new HashMap<Long, Integer>();
        for (var place = 0; place < nodes.size(); place++) {
            if (places.put(nodes.get(place).id(), place) != null) {
                throw problem(place, "id", "it twice in the file", "each id once", "number the nodes anew");
            }
        }
        return IntStream.range(0, nodes.size())
                .mapToObj(place -> before(place, places))
                .toArray(int[][]::new);
    }

    private int[] before(int place, Map<Long, Integer> places) {
        return nodes.get(place).dependencies().stream()
                .mapToInt(id -> {
                    var found = places.get(id);
                    if (found == null) {
                        throw problem(
                                place,
                                "dependencies",
                                "id " + Long.toUnsignedString(id) + ", which no node has",
                                "ids of nodes of the same file",
                                "take it out of data_deps and ctrl_deps, or add the node");
                    }
                    return found;
                })
                .toArray();
    }

    private static int[][] turned(int[][] edges) {
        var counts = new int[edges.length];
        Arrays.stream(edges).flatMapToInt(Arrays::stream).forEach(to -> counts[to]++);
        var turned = IntStream.of(counts).mapToObj(int[]::new).toArray(int[][]::new);
        for (var from = edges.length - 1; from >= 0; from--) {
            for (var to : edges[from]) {
                turned[to][--counts[to]] = from;
            }
        }
        return turned;
    }

    private RankGraph graph() {
        var waits = Arrays.stream(before).mapToInt(all -> all.length).toArray();
        var open = new PriorityQueue<Integer>();
        IntStream.range(0, waits.length).filter(place -> waits[place] == 0).forEach(open::add);
        var order = new ArrayList<Integer>();
        while (!open.isEmpty()) {
            var place = open.poll();
            order.add(place);
            for (var next : after[place]) {
                if (--waits[next] == 0) {
                    open.add(next);
                }
            }
        }
        if (order.size() < nodes.size()) {
            throw circle(waits);
        }
        return placed(order);
    }

    private RankGraph placed(List<Integer> order) {
        var placeOf = new int[order.size()];
        IntStream.range(0, placeOf.length).forEach(place -> placeOf[order.get(place)] = place);
        var ordered = order.stream().map(nodes::get).toList();
        return new RankGraph(trace, ordered, moved(before, order, placeOf), moved(after, order, placeOf));
    }

    private static int[][] moved(int[][] edges, List<Integer> order, int[] placeOf) {
        return order.stream()
                .map(old -> IntStream.of(edges[old])
                        .map(other -> placeOf[other])
                        .sorted()
                        .toArray())
                .toArray(int[][]::new);
    }

    /** Whoever still waits, waits for one that still waits: following them leads into a circle. */
    private TraceProblem circle(int[] waits) {
        var place = IntStream.range(0, waits.length)
                .filter(one -> waits[one] > 0)
                .findFirst()
                .orElseThrow();
        var seen = new LinkedHashSet<Integer>();
        while (seen.add(place)) {
            place = IntStream.of(before[place])
                    .filter(one -> waits[one] > 0)
                    .findFirst()
                    .orElseThrow();
        }
        var start = place;
        var circle = seen.stream().dropWhile(one -> one != start).toList();
        var ids = circle.stream()
                .limit(SHOWN)
                .map(one -> Long.toUnsignedString(nodes.get(one).id()))
                .collect(Collectors.joining(" waits for "));
        var more = circle.size() > SHOWN ? ", " + circle.size() + " nodes in all" : "";
        return problem(
                start,
                "dependencies",
                "a circle: " + ids + " waits for "
                        + Long.toUnsignedString(nodes.get(start).id()) + more,
                "dependencies without a circle",
                "take one of them out");
    }

    private TraceProblem problem(int place, String field, String found, String allowed, String remedy) {
        return TraceProblem.at(trace, nodes.get(place), field, found, allowed, remedy);
    }
}
