package orrery.node.trial;

import java.util.Arrays;
import orrery.fabric.topology.Topologies;
import orrery.node.collective.Algorithm;
import orrery.node.collective.ElementType;
import orrery.node.collective.Lowering;
import orrery.node.collective.Operation;
import orrery.node.scenario.ScenarioProblem;

/** A JVM of its own that runs as much data as is not refused, by every algorithm of an operation. */
final class SmallHeap {
    private static final long STEP = 256 << 10;

    private SmallHeap() {}

    public static void main(String[] args) {
        var operation = Operation.valueOf(args[0]);
        Arrays.stream(Algorithm.values())
                .filter(algorithm -> Lowering.can(operation, algorithm) && algorithm != Algorithm.AUTO)
                .forEach(algorithm -> System.out.println(algorithm + " " + largest(operation, algorithm)));
    }

    private static TrialOutcome largest(Operation operation, Algorithm algorithm) {
        var bytes = STEP;
        while (fits(operation, algorithm, bytes + STEP)) {
            bytes += STEP;
        }
        return trial(operation, algorithm, bytes).run();
    }

    private static boolean fits(Operation operation, Algorithm algorithm, long bytes) {
        var made = trial(operation, algorithm, bytes);
        try {
            new TrialPlan(made.trial(), made.topology(), made.tuning(), false);
            return true;
        } catch (ScenarioProblem refused) {
            return false;
        }
    }

    private static TrialMaker trial(Operation operation, Algorithm algorithm, long bytes) {
        return TrialMaker.on(Topologies.named("hgx-h100"), operation, algorithm, bytes)
                .withData(ElementType.FLOAT);
    }
}
