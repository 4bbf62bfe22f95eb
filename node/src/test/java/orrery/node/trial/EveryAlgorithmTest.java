package orrery.node.trial;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Algorithm;
import orrery.node.collective.ElementType;
import orrery.node.collective.Lowering;
import orrery.node.collective.Operation;

/** Every operation by every algorithm against a plain sum, through real switches and links. */
final class EveryAlgorithmTest {
    private static final int PLANES = 3;

    static Stream<Arguments> everyWay() {
        return Arrays.stream(Operation.values())
                .flatMap(operation -> Arrays.stream(Algorithm.values())
                        .filter(algorithm -> algorithm != Algorithm.AUTO && Lowering.can(operation, algorithm))
                        .map(algorithm -> Arguments.of(operation, algorithm)));
    }

    /** Elements: none, one, around the ranks, primes, and enough for several loops of the small steps. */
    private static Long[] sizes(ElementType type, int ranks) {
        return Stream.of(0, 1, ranks - 1, ranks + 1, 2 * ranks, 53, 331)
                .map(elements -> (long) elements * type.bytes())
                .toArray(Long[]::new);
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void givesThePlainSumWhateverTheTypeTheSizeAndTheRanks(Operation operation, Algorithm algorithm) {
        IntStream.of(1, 2, 3, 4, 5, 7, 8, 12).forEach(ranks -> {
            var topology = Topologies.oneDomain(ranks, PLANES);
            for (var type : ElementType.values()) {
                givesThePlainSum(topology, operation, algorithm, type);
            }
        });
    }

    private static void givesThePlainSum(
            Topology topology, Operation operation, Algorithm algorithm, ElementType type) {
        var ranks = topology.gpus().length;
        var outcome = TrialMaker.on(topology, operation, algorithm, sizes(type, ranks))
                .tuned(SmallSteps.on(topology))
                .withData(type)
                .run();
        assertAll(outcome.sizes().stream()
                .map(size -> () -> assertEquals(0, size.wrong(), ranks + " ranks, " + type + ", " + size)));
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void takesAsLongWithDataAsWithout(Operation operation, Algorithm algorithm) {
        var topology = Topologies.named("hgx-h100");
        var trial = TrialMaker.on(topology, operation, algorithm, 4L, 4_000L, 1_000_000L)
                .tuned(new SmallSteps(SmallSteps.on(topology).usual(), 9_000, 2, 3));
        assertEquals(trial.times(), trial.withData(ElementType.FLOAT).times());
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void givesTheSameBitsOnEachRunAndOthersFromAnotherSeed(Operation operation, Algorithm algorithm) {
        var trial = TrialMaker.on(Topologies.oneDomain(5, PLANES), operation, algorithm, 331L * 4)
                .withData(ElementType.FLOAT);
        assertEquals(trial.run().fingerprint(), trial.run().fingerprint());
        assertNotEquals(trial.run().fingerprint(), trial.seed(8).run().fingerprint());
    }
}
