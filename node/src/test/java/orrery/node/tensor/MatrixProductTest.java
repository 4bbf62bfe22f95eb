package orrery.node.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixProductTest {
    private static final int[] LENGTHS = {1, 2, 4, 15, 16, 17, 31, 33, 172, 288, 1152};
    private static final int[] ROWS = {1, 3, 4, 5, 11};
    private static final int[] TOKENS = {1, 2, 4, 5, 9};

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void givesTheSameBitsWithAndWithoutVectors(ElementType type) {
        var random = Weights.random(7);
        for (int length : LENGTHS) {
            for (int rows : ROWS) {
                var weights = Weights.matrix(type, rows, length, random);
                compare(weights, Weights.activations(9 * length, random), type + " " + rows + "x" + length);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void givesTheSameBitsForRowsOfOneVectorAtMost(ElementType type) {
        var random = Weights.random(9);
        for (int length = 1; length <= 17; length++) {
            for (int rows : new int[] {15, 16, 17, 40}) {
                var weights = Weights.matrix(type, rows, length, random);
                var x = Weights.activations(9 * length, random);
                x[0] = -0f;
                compare(weights, x, type + " " + rows + "x" + length);
            }
        }
    }

    /** Whatever this machine's own is. */
    @ParameterizedTest
    @EnumSource(Lanes.class)
    void givesTheSameBitsWithAnyLanes(Lanes lanes) {
        var random = Weights.random(13);
        for (int length : LENGTHS) {
            for (int rows : ROWS) {
                var weights = Weights.matrix(ElementType.F32, rows, length, random);
                var x = Weights.activations(5 * length, random);
                x[0] = -0f;
                assertArrayEquals(bits(plain(weights, x, 5)), bits(decoded(weights, x, 5, lanes)), rows + "x" + length);
            }
        }
    }

    /** Rows long enough to be brought into the cache first, whole or as a column slice, and one that is too long for it. */
    @ParameterizedTest
    @EnumSource(ElementType.class)
    void givesTheSameBitsForRowsThatAreBroughtInBefore(ElementType type) {
        var random = Weights.random(11);
        for (int length : new int[] {113, 210, 500, 2048, CacheFill.BYTES + 5}) {
            for (int rows : new int[] {1, 15, 16, 37}) {
                var whole = Weights.matrix(type, rows, length + 9, random);
                var x = Weights.activations(3 * (length + 9), random);
                for (var weights : List.of(whole, whole.columns(4, 4 + length))) {
                    assertArrayEquals(bits(plain(weights, x, 3)), bits(product(weights, x, 3)), type + " " + length);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 16})
    void givesTheSameBitsOnAnyNumberOfCores(int count) {
        var random = Weights.random(count);
        try (var threads = Executors.newFixedThreadPool(count)) {
            var cores = new Cores(count, threads);
            for (int rows : new int[] {1, 16, 17, 300, 1043}) {
                var weights = Weights.matrix(ElementType.BF16, rows, 77, random);
                var x = Weights.activations(6 * 77, random);
                var y = new float[6 * rows];
                MatrixProduct.share(MatrixProduct.product(weights, x, 6, y), rows, cores);
                assertArrayEquals(bits(plain(weights, x, 6)), bits(y), rows + " rows on " + count + " cores");
            }
        }
    }

    private static void compare(DenseMatrix weights, float[] x, String what) {
        for (int tokens : TOKENS) {
            assertArrayEquals(
                    bits(plain(weights, x, tokens)),
                    bits(product(weights, x, tokens)),
                    what + ", " + tokens + " tokens");
        }
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void givesARowAndATokenTheSameBitsInAnySlice(ElementType type) {
        var random = Weights.random(8);
        var weights = Weights.matrix(type, 13, 100, random);
        var x = Weights.activations(6 * 100, random);
        var whole = product(weights, x, 6);
        for (int from = 0; from < 13; from++) {
            var slice = product(weights.rows(from, 13), x, 6);
            for (int token = 0; token < 6; token++) {
                assertEquals(whole[token * 13 + from], slice[token * (13 - from)], 0f);
                var alone = product(weights, Arrays.copyOfRange(x, token * 100, (token + 1) * 100), 1);
                assertEquals(whole[token * 13 + from], alone[from], 0f);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void multipliesAColumnSliceLikeACopyOfIt(ElementType type) {
        var random = Weights.random(9);
        var weights = Weights.matrix(type, 7, 64, random);
        for (int width : new int[] {1, 2, 4, 16, 20}) {
            for (int from = 0; from + width <= 64; from += width) {
                var slice = weights.columns(from, from + width);
                var copy = new float[7 * width];
                for (int row = 0; row < 7; row++) {
                    slice.copyRow(row, copy, row * width);
                }
                var x = Weights.activations(5 * width, random);
                assertArrayEquals(product(Matrix.copyOf(copy, 7, width), x, 5), product(slice, x, 5), 0f);
            }
        }
    }

    @Test
    void comesCloseToTheSumInDoublePrecision() {
        var random = Weights.random(10);
        for (int length : LENGTHS) {
            var weights = Weights.matrix(ElementType.F32, 1, length, random);
            var x = Weights.activations(length, random);
            double exact = 0;
            double size = 0;
            for (int i = 0; i < length; i++) {
                exact += (double) weights.at(0, i) * x[i];
                size += Math.abs((double) weights.at(0, i) * x[i]);
            }
            assertEquals(exact, product(weights, x, 1)[0], size * 1e-6);
        }
    }

    @Test
    void widensEveryStoredFormExactly() {
        var data = MemorySegment.ofArray(new byte[] {(byte) 0x80, (byte) 0xbf, 0, 0x3c});
        assertEquals(-1f, Matrix.of(data, ElementType.BF16, 1, 2).at(0, 0));
        assertEquals(0.0078125f, Matrix.of(data, ElementType.BF16, 1, 2).at(0, 1));
        assertEquals(1f, Matrix.of(data, ElementType.F16, 1, 2).at(0, 1));
    }

    @Test
    void refusesViewsAndArraysThatDoNotFit() {
        var weights = Matrix.copyOf(new float[12], 3, 4);
        assertThrows(IndexOutOfBoundsException.class, () -> weights.rows(1, 4));
        assertThrows(IndexOutOfBoundsException.class, () -> weights.columns(-1, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> weights.at(3, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> Matrix.of(weights.data(), ElementType.F32, 4, 4));
        assertThrows(IllegalArgumentException.class, () -> product(weights, new float[7], 2));
    }

    private static float[] product(Matrix weights, float[] x, int tokens) {
        var y = new float[tokens * weights.rows()];
        MatrixProduct.multiply(weights, x, tokens, y);
        return y;
    }

    /** Without vectors, row by row, on this thread. */
    private static float[] plain(Matrix weights, float[] x, int tokens) {
        return decoded(weights, x, tokens, Lanes.ONE);
    }

    private static float[] decoded(Matrix weights, float[] x, int tokens, Lanes lanes) {
        var y = new float[tokens * weights.rows()];
        new DecodedProduct(weights, x, tokens, y, lanes).rows(0, weights.rows());
        return y;
    }

    private static int[] bits(float[] values) {
        var bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }
}
