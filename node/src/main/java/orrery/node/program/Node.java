package orrery.node.program;

import java.util.List;

/**
 * One thing to do, when what it needs is there.
 *
 * @param number its place in the program
 * @param work what to do
 * @param microBatch which part of the step's rows it is about
 * @param after numbers of the nodes that must be over before, all below its own
 */
public record Node(int number, Work work, int microBatch, List<Integer> after) {
    public Node {
        after = List.copyOf(after);
    }
}
