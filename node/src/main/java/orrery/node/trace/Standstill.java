package orrery.node.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds ranks that would wait for each other in a circle.
 *
 * <p>A collective counts as one node of all its members, which waits for the one before it in its group; a receive waits for
 * its send.
 */
final class Standstill {
    private static final int SHOWN = 8;

    private final List<RankGraph> graphs;
    private final int[] first; // number of each rank's first node
    private final int[] one; // by node, the one that stands for it
    private final int[] waits;
    private final Map<Integer, List<Integer>> before = new HashMap<>(); // beyond what the rank's graph says
    private final Map<Integer, List<Integer>> after = new HashMap<>();
    private final Map<Integer, List<Integer>> members = new HashMap<>(); // of those that stand for others

    Standstill(List<RankGraph> graphs, Transfers transfers, Collectives collectives) {
        this.graphs = graphs;
        this.first = new int[graphs.size() + 1];
        for (var rank = 0; rank < graphs.size(); rank++) {
            first[rank + 1] = Math.addExact(first[rank], graphs.get(rank).size());
        }
        this.one = new int[first[graphs.size()]];
        this.waits = new int[one.length];
        for (var node = 0; node < one.length; node++) {
            one[node] = node;
        }
        collectives.groups().forEach(this::join);
        transfers.senders().forEach((receive, send) -> precedes(number(send), number(receive)));
        for (var node = 0; node < one.length; node++) {
            waits[one[node]] += graph(node).waits(place(node));
        }
    }

    private void join(List<List<Spot>> group) {
        var previous = -1;
        for (var spots : group) {
            var numbers = spots.stream().map(this::number).toList();
            int stands = numbers.getFirst();
            members.put(stands, numbers);
            numbers.forEach(number -> one[number] = stands);
            if (previous >= 0) {
                precedes(previous, stands);
            }
            previous = stands;
        }
    }

    private void precedes(int node, int later) {
        after.computeIfAbsent(node, _ -> new ArrayList<>()).add(later);
        before.computeIfAbsent(later, _ -> new ArrayList<>()).add(node);
        waits[later]++;
    }

    private int number(Spot spot) {
        return first[spot.rank()] + spot.place();
    }

    private int rank(int node) {
        var low = 0;
        var high = graphs.size();
        while (high - low > 1) {
            var middle = (low + high) >>> 1;
            low = first[middle] <= node ? middle : low;
            high = first[middle] <= node ? high : middle;
        }
        return low;
    }

    private RankGraph graph(int node) {
        return graphs.get(rank(node));
    }

    private int place(int node) {
        return node - first[rank(node)];
    }

    /** @throws TraceProblem where some would wait for ever */
    void require() {
        var open = new ArrayDeque<Integer>();
        for (var node = 0; node < one.length; node++) {
            if (one[node] == node && waits[node] == 0) {
                open.add(node);
            }
        }
        while (!open.isEmpty()) {
            var done = open.poll();
            members.getOrDefault(done, List.of(done)).forEach(node -> {
                for (var next : graph(node).after(place(node))) {
                    over(one[first[rank(node)] + next], open);
                }
            });
            after.getOrDefault(done, List.of()).forEach(next -> over(next, open));
        }
        for (var node = 0; node < one.length; node++) {
            if (one[node] == node && waits[node] > 0) {
                throw circle(node);
            }
        }
    }

    private void over(int next, ArrayDeque<Integer> open) {
        if (--waits[next] == 0) {
            open.add(next);
        }
    }

    private TraceProblem circle(int from) {
        var seen = new LinkedHashSet<Integer>();
        var node = from;
        while (seen.add(node)) {
            node = waitedFor(node);
        }
        var start = node;
        var circle = seen.stream().dropWhile(other -> other != start).toList();
        var names = circle.stream().limit(SHOWN).map(this::name).collect(Collectors.joining(", which waits for "));
        return graph(start)
                .problem(
                        place(start),
                        "",
                        "ranks that wait for each other: " + names
                                + (circle.size() > SHOWN ? ", and so on," : ", which waits for") + " the first",
                        "communication that comes to an end",
                        "put the nodes of one of these ranks in another order");
    }

    /** Something that it waits for, and that waits itself. */
    private int waitedFor(int node) {
        for (var member : members.getOrDefault(node, List.of(node))) {
            for (var place : graph(member).before(place(member))) {
                var other = one[first[rank(member)] + place];
                if (waits[other] > 0) {
                    return other;
                }
            }
        }
        return before.getOrDefault(node, List.of()).stream()
                .filter(other -> waits[other] > 0)
                .findFirst()
                .orElseThrow();
    }

    private String name(int node) {
        return "rank " + rank(node) + " " + graph(node).node(place(node)).label();
    }
}
