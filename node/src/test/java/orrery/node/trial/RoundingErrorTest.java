package orrery.node.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.topology.Topologies;
import orrery.node.collective.Algorithm;
import orrery.node.collective.CollectiveTask;
import orrery.node.collective.ElementType;
import orrery.node.collective.Lowering;
import orrery.node.collective.Operation;

/** Random numbers, whose sums depend on order and rounding: nearly right is all that the type allows. */
final class RoundingErrorTest {
    private static final int RANKS = 7;

    static Stream<Arguments> everySum() {
        return EveryAlgorithmTest.everyWay()
                .filter(way -> way.get()[0] == Operation.ALL_REDUCE
                        || way.get()[0] == Operation.REDUCE_SCATTER
                        || way.get()[0] == Operation.REDUCE);
    }

    @ParameterizedTest
    @MethodSource("everySum")
    void staysWithinOneRoundingARank(Operation operation, Algorithm algorithm) {
        for (var type : ElementType.values()) {
            for (var seed = 1; seed <= 3; seed++) {
                var topology = Topologies.oneDomain(RANKS, 3);
                var maker = TrialMaker.on(topology, operation, algorithm, 331L * type.bytes())
                        .tuned(SmallSteps.on(topology))
                        .withData(type)
                        .seed(seed);
                var plan = new TrialPlan(maker.trial(), topology, maker.tuning(), true, Random::new);
                var wrong = Trials.run(plan, _ -> {}).sizes().getFirst().wrong();
                assertEquals(0, wrong, operation + " by " + algorithm + " of " + type + ", seed " + seed);
            }
        }
    }

    /** Numbers from -1 to 1, and sums that may miss the exact one by a rounding for every rank. */
    private static final class Random extends Expected {
        private final CollectiveTask task;

        Random(CollectiveTask task) {
            super(task);
            this.task = task;
        }

        @Override
        float[] input(int rank) {
            var random = new SplittableRandom(task.seed() * RANKS + rank);
            var values = new float[Math.toIntExact(Lowering.inputLength(task, rank))];
            for (var i = 0; i < values.length; i++) {
                values[i] = task.elementType().rounded((float) random.nextDouble(-1, 1));
            }
            return values;
        }

        @Override
        long wrong(int rank, float[] result) {
            var first = task.operation() == Operation.REDUCE_SCATTER ? rank * result.length : 0;
            var wrong = 0L;
            for (var i = 0; i < result.length; i++) {
                wrong += isNear(first + i, result[i]) ? 0 : 1;
            }
            return wrong;
        }

        private boolean isNear(int index, float found) {
            var sum = 0.0;
            var size = 0.0;
            for (var rank = 0; rank < RANKS; rank++) {
                var value = input(rank)[index];
                sum += value;
                size += Math.abs(value);
            }
            var unit = Math.scalb(1.0, -task.elementType().precision());
            return Math.abs(found - sum) <= RANKS * unit * size
                    && found == task.elementType().rounded(found);
        }
    }
}
