package orrery.node.forward;

import java.util.ArrayList;
import java.util.List;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Block;
import orrery.node.architecture.FeedForward;
import orrery.node.program.Blocks;
import orrery.node.program.Node;
import orrery.node.program.Program;
import orrery.node.program.Work;

/**
 * A stretch of a program that belongs together: what comes before the first block, a block, what comes after the last.
 *
 * @param kind the block without its place; null before the first and after the last
 */
record Segment(Block kind, List<Node> nodes) {

    static List<Segment> of(Program program, Architecture architecture) {
        var segments = new ArrayList<Segment>();
        segments.add(new Segment(null, new ArrayList<>()));
        var block = -1;
        for (var node : program.nodes()) {
            var named = Blocks.named(node.work());
            if (named.isPresent() && named.getAsInt() != block) {
                block = named.getAsInt();
                segments.add(new Segment(architecture.blocks().get(block).inLayer(0), new ArrayList<>()));
            } else if (node.work() instanceof Work.Score) {
                segments.add(new Segment(null, new ArrayList<>()));
            }
            segments.getLast().nodes.add(node);
        }
        return segments;
    }

    /** Nodes in which ranks communicate. */
    int communications() {
        return (int) nodes.stream()
                .filter(node -> node.work() instanceof Work.Communicate && !(node.work() instanceof Work.HandOver))
                .count();
    }

    /** Whether it is looked at as a whole. */
    boolean isStretch() {
        return countsRowsAlone() && communications() > 0;
    }

    /** Whether its kernels depend on how many rows each rank has, and on nothing else of a step. */
    boolean countsRowsAlone() {
        return kind instanceof FeedForward;
    }
}
