package orrery.node.trace;

import java.util.List;

/**
 * What a rank does, in an order that respects what each node waits for: of those that could be next, the one with the
 * smallest id. Nodes are named by their place in that order from here on.
 */
public final class RankGraph {
    private final RankTrace trace;
    private final List<TraceNode> nodes;
    private final int[][] before;
    private final int[][] after;
    private final int[] numbers;

    /**
     * @param before for each node the places of those it waits for
     * @param after the other way round
     */
    RankGraph(RankTrace trace, List<TraceNode> nodes, int[][] before, int[][] after) {
        this.trace = trace;
        this.nodes = List.copyOf(nodes);
        this.before = before;
        this.after = after;
        this.numbers = new int[nodes.size()];
    }

    public int size() {
        return nodes.size();
    }

    public TraceNode node(int place) {
        return nodes.get(place);
    }

    public Work work(int place) {
        return nodes.get(place).work();
    }

    /** How many nodes a node waits for. */
    public int waits(int place) {
        return before[place].length;
    }

    int[] before(int place) {
        return before[place];
    }

    /** The nodes that wait for a node; not to be changed. */
    public int[] after(int place) {
        return after[place];
    }

    /** Of a collective: how many its group did before. Of a send or receive: its number among those from the one to the other. */
    public int number(int place) {
        return numbers[place];
    }

    void number(int place, int number) {
        numbers[place] = number;
    }

    TraceProblem problem(int place, String field, String found, String allowed, String remedy) {
        return TraceProblem.at(trace, nodes.get(place), field, found, allowed, remedy);
    }

    RankTrace trace() {
        return trace;
    }
}
