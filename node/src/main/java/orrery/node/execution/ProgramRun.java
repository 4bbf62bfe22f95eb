package orrery.node.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import orrery.node.program.Node;

/**
 * One step of a program on one device: which nodes are over, which may begin. It knows no time: whoever runs it says when a
 * node is over.
 *
 * <p>One node computes at a time, the ready one with the lowest number first. Others run beside it, those of one line one
 * after the other in the order of their numbers.
 */
public final class ProgramRun {
    private final ProgramOrder order;
    private final int[] missing; // nodes that each still waits for
    private final int[] passed; // by line, nodes that are over
    private final boolean[] taken; // by line, whether one is under way
    private final TreeSet<Integer> ready = new TreeSet<>();
    private boolean computing;
    private int left;

    public ProgramRun(ProgramOrder order) {
        this.order = order;
        this.missing = order.waitsFor();
        this.passed = new int[order.lines()];
        this.taken = new boolean[order.lines()];
        this.left = order.nodes();
        for (var node = 0; node < missing.length; node++) {
            if (missing[node] == 0) {
                ready.add(node);
            }
        }
    }

    /** The nodes that may begin now, and so begin. */
    public List<Node> begin() {
        var begun = new ArrayList<Node>();
        for (var number : List.copyOf(ready)) {
            if (mayBegin(number)) {
                ready.remove(number);
                take(number, true);
                begun.add(order.node(number));
            }
        }
        return begun;
    }

    private boolean mayBegin(int number) {
        if (order.computes(number)) {
            return !computing;
        }
        var line = order.lineOf(number);
        return line < 0 || !taken[line] && order.inLine(line, passed[line]) == number;
    }

    private void take(int number, boolean begins) {
        if (order.computes(number)) {
            computing = begins;
        } else if (order.lineOf(number) >= 0) {
            taken[order.lineOf(number)] = begins;
        }
    }

    /** A node that began is over. */
    public void over(Node node) {
        take(node.number(), false);
        if (order.lineOf(node.number()) >= 0) {
            passed[order.lineOf(node.number())]++;
        }
        left--;
        for (var follower : order.followers(node.number())) {
            if (--missing[follower] == 0) {
                ready.add(follower);
            }
        }
    }

    /** Whether all nodes are over. */
    public boolean ended() {
        return left == 0;
    }
}
