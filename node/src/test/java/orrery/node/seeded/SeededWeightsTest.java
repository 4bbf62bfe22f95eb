package orrery.node.seeded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import orrery.node.architecture.Parameter;
import orrery.node.architecture.Part;
import orrery.node.family.Configurations;
import orrery.node.tensor.ElementType;
import orrery.node.tensor.Matrix;

class SeededWeightsTest {
    private static final long SEED = 20_260_714;

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void anySliceIsThatPartOfTheWhole(ElementType type) {
        var random = new Random(SEED);
        var weights = new SeededWeights(Configurations.named("tiny-deepseek-v3"), SEED, type);
        for (var parameter : Parameter.of(weights.architecture())) {
            if (!parameter.shape().vector()) {
                int rows = parameter.shape().rows();
                int columns = parameter.shape().columns();
                int expert = random.nextInt(parameter.experts());
                int row = random.nextInt(rows);
                int column = random.nextInt(columns);
                var whole = weights.slice(parameter.part(), parameter.block(), expert, 0, rows, 0, columns);
                var slice = weights.slice(parameter.part(), parameter.block(), expert, row, rows, column, columns);
                assertArrayEquals(
                        row(whole.columns(column, columns), rows - 1),
                        row(slice, rows - 1 - row),
                        parameter + " seed " + SEED);
            }
        }
    }

    @Test
    void aRowOfNoiseHasTheMeanAndVarianceThatKeepActivationsTheirSize() {
        var weights = new SeededWeights(Configurations.named("llama-3.1-8b"), SEED);
        var row = row(weights.slice(Part.DOWN, 1, 0, 0, 64, 0, 14336), 63);
        double mean = 0;
        double square = 0;
        for (float value : row) {
            mean += value / row.length;
            square += value * value;
        }
        assertEquals(0, mean, 3 / Math.sqrt(row.length) / Math.sqrt(row.length));
        assertEquals(1, square, 0.05);
    }

    @Test
    void noTwoTensorsRowsOrSeedsAreAlike() {
        var architecture = Configurations.named("tiny-qwen3-moe");
        var seen = new HashSet<Integer>();
        for (long seed : new long[] {0, 1, -1}) {
            var weights = new SeededWeights(architecture, seed);
            for (int expert = 0; expert < 128; expert++) {
                for (int block : new int[] {3, 5}) {
                    var rows = weights.slice(Part.EXPERT_UP, block, expert, 0, 2, 0, 64);
                    assertTrue(seen.add(Arrays.hashCode(row(rows, 0))), "seed " + seed + " expert " + expert);
                    assertTrue(seen.add(Arrays.hashCode(row(rows, 1))), "seed " + seed + " expert " + expert);
                }
            }
        }
        var weights = new SeededWeights(architecture, SEED);
        assertNotEquals(
                weights.slice(Part.KEY, 0, 0, 0, 1, 0, 1).at(0, 0),
                weights.slice(Part.VALUE, 0, 0, 0, 1, 0, 1).at(0, 0));
    }

    private static float[] row(Matrix matrix, int row) {
        var values = new float[matrix.columns()];
        matrix.copyRow(row, values, 0);
        return values;
    }
}
