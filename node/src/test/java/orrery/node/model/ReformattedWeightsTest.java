package orrery.node.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import orrery.node.architecture.Part;
import orrery.node.family.Configurations;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;
import orrery.node.reference.OneDevice;
import orrery.node.seeded.SeededWeights;
import orrery.node.tensor.Logits;
import orrery.node.tensor.Matrix;

class ReformattedWeightsTest {
    private static final long SEED = 3;
    private static final Weights WHOLE = new SeededWeights(Configurations.named("tiny-llama"), SEED);

    @ParameterizedTest
    @EnumSource(NumberFormat.class)
    void aSliceIsThatPartOfTheWholeTensorInTheFormat(NumberFormat format) {
        var weights = new ReformattedWeights(WHOLE, new Formats(format, format, format));
        var random = new Random(SEED);
        var whole = weights.slice(Part.DOWN, 1, 0, 0, 64, 0, 1152);
        for (int trial = 0; trial < 3; trial++) {
            int row = random.nextInt(64);
            int column = random.nextInt(1152);
            var slice = weights.slice(Part.DOWN, 1, 0, row, 64, column, 1152);
            assertArrayEquals(row(whole.columns(column, 1152), 63), row(slice, 63 - row), format + " seed " + SEED);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "BF16", "FP8_BLOCK", "NVFP4", "Q8_0"})
    void aModelInAnyFormatSaysNearlyTheSame(NumberFormat format) {
        int[] prompt = {0, 17, 300, 5, 9};
        var exact = new OneDevice(WHOLE);
        var rounded = new OneDevice(new ReformattedWeights(WHOLE, new Formats(format, format, format)));
        var expected = exact.prefill(exact.start(), prompt);
        var found = rounded.prefill(rounded.start(), prompt);
        double cosine = cosine(expected, found);
        assertTrue(cosine > 0.9, format + ": logits point elsewhere: " + cosine);
        assertEquals(
                format == NumberFormat.F32, cosine > 1 - 1e-9, format + " changes numbers or it does not: " + cosine);
        assertTrue(Logits.gap(found) >= 0);
    }

    private static double cosine(float[] a, float[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (double) a[i] * b[i];
            aa += (double) a[i] * a[i];
            bb += (double) b[i] * b[i];
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static float[] row(Matrix matrix, int row) {
        var values = new float[matrix.columns()];
        matrix.copyRow(row, values, 0);
        return values;
    }
}
