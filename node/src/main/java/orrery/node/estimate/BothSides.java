package orrery.node.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import orrery.node.architecture.Architecture;
import orrery.node.plan.Cut;
import orrery.node.plan.Seat.Side;
import orrery.node.program.Lowering;
import orrery.node.program.Node;
import orrery.node.program.Program;
import orrery.node.program.Work.Combine;
import orrery.node.program.Work.RunExperts;

/** The program of a stage with what feed-forward's own devices do between a dispatch and its combine. */
final class BothSides {
    private final List<Node> nodes = new ArrayList<>();
    private final HashMap<Integer, Integer> numberOf = new HashMap<>(); // by number in attention's program

    private BothSides() {}

    static Program of(Architecture architecture, Cut cut, int stage) {
        var attention = Lowering.of(architecture, cut, stage, Side.ATTENTION);
        if (!cut.separate()) {
            return attention;
        }
        var both = new BothSides();
        attention.nodes().forEach(both::add);
        return new Program(both.nodes);
    }

    private void add(Node node) {
        var after = node.after().stream().map(numberOf::get).toList();
        if (node.work() instanceof Combine(var block)) {
            nodes.add(new Node(nodes.size(), new RunExperts(block), node.microBatch(), after));
            after = List.of(nodes.size() - 1);
        }
        numberOf.put(node.number(), nodes.size());
        nodes.add(new Node(nodes.size(), node.work(), node.microBatch(), after));
    }
}
