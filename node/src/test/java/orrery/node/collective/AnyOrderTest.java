package orrery.node.collective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import orrery.node.scenario.Plan.AllReduce;

/**
 * Planes overtake each other, so the order in which messages arrive is free but for cause and effect. Here it is freer than
 * any fabric makes it: whatever is on its way may arrive next, within a plane, too.
 */
class AnyOrderTest {
    private static final int[] LENGTHS = {5, 1, 300, 64, 1000};

    @ParameterizedTest
    @EnumSource(names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
    void givesTheSameSumsInWhateverOrderMessagesArrive(AllReduce algorithm) {
        for (var seed = 0L; seed < 300; seed++) {
            var random = new Random(seed);
            var ranks = 2 + random.nextInt(6);
            var vectors = vectors(ranks, random);

            var found = new LooseFabric(algorithm, ranks, random).allReduceAll(vectors);

            for (var operation = 0; operation < LENGTHS.length; operation++) {
                var expected = expected(algorithm, vectors.get(operation));
                for (var rank = 0; rank < ranks; rank++) {
                    var replay = algorithm + ", seed " + seed + ", operation " + operation + ", rank " + rank;
                    assertArrayEquals(expected, found.get(rank).get(operation), replay);
                }
            }
        }
    }

    /** All ranks hang on one switch: in-switch reduction adds in rank order, as direct does. */
    private static float[] expected(AllReduce algorithm, List<float[]> vectors) {
        return PlainSums.of(algorithm == AllReduce.IN_SWITCH ? AllReduce.DIRECT : algorithm, null, new int[0], vectors);
    }

    private static List<List<float[]>> vectors(int ranks, Random random) {
        var vectors = new ArrayList<List<float[]>>();
        for (var length : LENGTHS) {
            var operation = new ArrayList<float[]>();
            for (var rank = 0; rank < ranks; rank++) {
                var vector = new float[length];
                for (var i = 0; i < length; i++) {
                    vector[i] = (float) random.nextGaussian();
                }
                operation.add(vector);
            }
            vectors.add(operation);
        }
        return vectors;
    }
}
