package orrery.node.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a number is from what it becomes. */
class RoundingStepTest {
    private static final int ROWS = 40;
    private static final int COLUMNS = 512;

    /** Half a step: so much of the number itself, and at least so much of the largest number of its block. */
    @ParameterizedTest
    @CsvSource({
        "BF16, 1, 0x1p-8, 0",
        "F16, 512, 0x1p-11, 0x1p-25",
        "FP8_BLOCK, 128, 0x1p-4, 0x1p-18",
        "MXFP4, 32, 0.25, 0.0625",
        "NVFP4, 16, 0.25, 0.0443",
        "Q8_0, 32, 0, 0.00443",
        "Q4_0, 32, 0.1255, 0.063"
    })
    void liesWithinHalfAStep(NumberFormat format, int block, double ofItself, double ofLargest) {
        for (long seed = 0; seed < 5; seed++) {
            var values = gaussian(seed);
            var rounded = values.clone();
            format.round(rounded, 0, ROWS, COLUMNS);
            for (int i = 0; i < values.length; i++) {
                float largest = Magnitude.largest(values, i - i % block, i - i % block + block);
                double bound = Math.max(ofItself * Math.abs(values[i]), ofLargest * largest);
                double error = Math.abs((double) values[i] - rounded[i]);
                assertTrue(
                        error <= bound * (1 + 1e-6),
                        format + " of " + values[i] + " is " + rounded[i] + ", seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void moreBitsLeaveLessError(long seed) {
        double q40 = error(NumberFormat.Q4_0, seed);
        double q4k = error(NumberFormat.Q4_K, seed);
        double q6k = error(NumberFormat.Q6_K, seed);
        double q80 = error(NumberFormat.Q8_0, seed);
        var errors = "q4_0 %.5f, q4_k %.5f, q6_k %.5f, q8_0 %.5f, seed %d".formatted(q40, q4k, q6k, q80, seed);
        assertTrue(q40 < 0.11 && q4k < 0.9 * q40 && q6k < 0.3 * q4k && q80 < 0.5 * q6k, errors);
    }

    @Test
    void rowsOfFloat8AreKeptAtScaleOneUnlessOneIsGiven() {
        var plain = new float[] {1000, 17};
        NumberFormat.FP8_E4M3.round(plain, 0, 1, 2);
        assertEquals(448, plain[0]);
        assertEquals(16, plain[1]);
        var scaled = new float[] {1000, 17};
        NumberFormat.FP8_E4M3.round(scaled, 0, 1, 2, 4);
        assertEquals(1024, scaled[0]);
        assertEquals(17, scaled[1], 1);
    }

    @Test
    void nvfp4TakesTheLargestNumberOfATensorExactly() {
        var values = new float[32];
        values[3] = 5376;
        values[20] = 6;
        var matrix = NumberFormat.NVFP4.quantise(values, 1, 32);
        assertEquals(5376, matrix.at(0, 3)); // 6 * 448 * 2
        assertEquals(6, matrix.at(0, 20)); // 6 * 0.5 * 2
    }

    @Test
    void aNumberBelowTheSmallestScaleOfNvfp4IsNotLost() {
        var values = new float[32];
        values[3] = 5376;
        values[20] = 0.011f; // its scale would be 0.0009, the smallest is 2^-9
        assertEquals(3 * 0x1p-8f, NumberFormat.NVFP4.quantise(values, 1, 32).at(0, 20));
    }

    @Test
    void mxfp4ScalesByTheExponentOfTheLargestNumberAndSaturates() {
        var values = new float[32];
        values[0] = 7.9f; // exponent 2: scale 1, so 6 at most
        values[1] = 0.3f;
        NumberFormat.MXFP4.round(values, 0, 1, 32);
        assertEquals(6, values[0]);
        assertEquals(0.5f, values[1]);
    }

    private static double error(NumberFormat format, long seed) {
        var values = gaussian(seed);
        var rounded = values.clone();
        format.round(rounded, 0, ROWS, COLUMNS);
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            squares += Math.pow((double) values[i] - rounded[i], 2);
        }
        return Math.sqrt(squares / values.length);
    }

    private static float[] gaussian(long seed) {
        var random = new SplittableRandom(seed);
        var values = new float[ROWS * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
