package orrery.node.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import orrery.node.program.Work.Communicate;

/**
 * Nodes of several micro-batches, one chain each: a node waits for the one before it in its micro-batch and for none of
 * another, so that one micro-batch computes while another's values are on their way.
 */
final class Chains {
    private final List<Node> nodes = new ArrayList<>();
    private final int[] last; // number of each micro-batch's latest node, -1 before the first

    Chains(int microBatches) {
        last = new int[microBatches];
        Arrays.fill(last, -1);
    }

    /** The same work for every micro-batch, one micro-batch after the other. */
    void add(List<Work> works) {
        for (var microBatch = 0; microBatch < last.length; microBatch++) {
            for (var work : works) {
                append(work, microBatch);
            }
        }
    }

    private void append(Work work, int microBatch) {
        var before = last[microBatch];
        nodes.add(new Node(nodes.size(), work, microBatch, before < 0 ? List.of() : List.of(before)));
        last[microBatch] = nodes.size() - 1;
    }

    Program program() {
        return new Program(nodes);
    }

    /** A communication among so many ranks; nothing where a rank would be by itself. */
    static Stream<Work> among(int ranks, Communicate work) {
        return ranks > 1 ? Stream.of(work) : Stream.empty();
    }
}
