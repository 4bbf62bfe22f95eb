package orrery.node.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import orrery.node.tensor.Matrix;
import orrery.node.tensor.MatrixProduct;

class NumberFormatTest {
    private static final int[][] SHAPES = {{1, 1}, {3, 40}, {5, 256}, {130, 300}, {7, 512}};

    @ParameterizedTest
    @EnumSource
    void multipliesLikeItsDecodedCopyBitForBit(NumberFormat format) {
        for (var shape : SHAPES) {
            var matrix = format.quantise(numbers(shape[0] * shape[1], 1), shape[0], shape[1]);
            for (int tokens : new int[] {1, 6}) {
                var x = numbers(tokens * shape[1], 2);
                var copy = Matrix.copyOf(copy(matrix), shape[0], shape[1]);
                assertArrayEquals(product(copy, x, tokens), product(matrix, x, tokens));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everySliceIsTheSliceOfTheWhole(NumberFormat format) {
        var matrix = format.quantise(numbers(140 * 600, 3), 140, 600);
        var whole = copy(matrix);
        var random = new SplittableRandom(4);
        for (int i = 0; i < 40; i++) {
            int top = random.nextInt(140);
            int left = random.nextInt(600);
            var slice = matrix.rows(top, 140).columns(left, random.nextInt(left + 1, 601));
            for (int row = 0; row < slice.rows(); row += 13) {
                int start = (top + row) * 600 + left;
                var found = new float[slice.columns()];
                slice.copyRow(row, found, 0);
                assertArrayEquals(Arrays.copyOfRange(whole, start, start + found.length), found);
                assertEquals(found[found.length / 2], slice.at(row, found.length / 2));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRoundedRowIsAQuantisedOne(NumberFormat format) {
        for (int columns : new int[] {1, 16, 77, 256, 600}) {
            var rows = numbers(3 * columns + 5, columns);
            var rounded = rows.clone();
            format.round(rounded, 5, 3, columns);
            assertArrayEquals(Arrays.copyOf(rows, 5), Arrays.copyOf(rounded, 5));
            for (int row = 0; row < 3; row++) {
                var values = Arrays.copyOfRange(rows, 5 + row * columns, 5 + (row + 1) * columns);
                var matrix = format == NumberFormat.FP8_E4M3 || format == NumberFormat.FP8_E5M2
                        ? format.quantise(values, 1, columns, 1)
                        : format.quantise(values, 1, columns);
                assertArrayEquals(
                        copy(matrix), Arrays.copyOfRange(rounded, 5 + row * columns, 5 + (row + 1) * columns));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsTheBytesThatItStores(NumberFormat format) {
        for (var shape : SHAPES) {
            var matrix = format.quantise(new float[shape[0] * shape[1]], shape[0], shape[1]);
            assertEquals(format.bytes(shape[0], shape[1]), matrix.bytes());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "F32, 4096, 1024",
        "BF16, 2048, 512",
        "FP8_E4M3, 1028, 256",
        "FP8_BLOCK, 1032, 264",
        "NVFP4, 580, 148",
        "MXFP4, 544, 136",
        "Q8_0, 1088, 272",
        "Q4_0, 576, 144",
        "Q4_K, 576, 144",
        "Q6_K, 840, 210"
    })
    void fourRowsOf256Take(NumberFormat format, long bytes, long rowBytes) {
        assertEquals(bytes, format.bytes(4, 256));
        assertEquals(rowBytes, format.rowBytes(256));
    }

    @Test
    void countsMatricesOfATrillionParameters() {
        assertEquals(1_000_000_000_000L / 16 * 9 + 4, NumberFormat.NVFP4.bytes(1_000_000, 1_000_000));
    }

    @ParameterizedTest
    @EnumSource
    void zerosStayZeroAndOneNumberThatIsNotFiniteIsNeverHidden(NumberFormat format) {
        var zeros = new float[2 * 300];
        assertAllZero(copy(format.quantise(zeros, 2, 300)));
        var rounded = zeros.clone();
        format.round(rounded, 0, 2, 300);
        assertAllZero(rounded);
        var bad = numbers(300, 9);
        bad[17] = Float.NaN;
        assertTrue(Float.isNaN(format.quantise(bad, 1, 300).at(0, 17)));
        format.round(bad, 0, 1, 300);
        assertTrue(Float.isNaN(bad[17]));
    }

    @Test
    void userSpellingsAreKnownAndOthersAreNot() {
        assertEquals(Optional.of(NumberFormat.FP8_E4M3), NumberFormat.named("fp8"));
        for (var format : NumberFormat.values()) {
            assertEquals(Optional.of(format), NumberFormat.named(format.spelling()));
        }
        assertEquals(Optional.empty(), NumberFormat.named("fp9"));
        assertEquals(NumberFormat.values().length + 1, NumberFormat.spellings().size());
    }

    @Test
    void aTensorScaleIsRefusedWhereThereIsNone() {
        assertThrows(IllegalArgumentException.class, () -> NumberFormat.MXFP4.round(new float[32], 0, 1, 32, 2f));
        assertEquals(1, NumberFormat.MXFP4.tensorScale(5));
        assertEquals(2, NumberFormat.FP8_E4M3.tensorScale(896));
        assertEquals(2, NumberFormat.NVFP4.tensorScale(-5376));
    }

    /** Of either sign: the scale of a block of zeros in Q4_0 is -0, as ggml writes it. */
    private static void assertAllZero(float[] values) {
        for (float value : values) {
            assertTrue(value == 0, () -> "found " + value);
        }
    }

    static float[] numbers(int count, long seed) {
        var random = new SplittableRandom(seed);
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(-2, 2)));
        }
        return values;
    }

    static float[] copy(Matrix matrix) {
        var copy = new float[matrix.rows() * matrix.columns()];
        for (int row = 0; row < matrix.rows(); row++) {
            matrix.copyRow(row, copy, row * matrix.columns());
        }
        return copy;
    }

    private static float[] product(Matrix matrix, float[] x, int tokens) {
        var y = new float[tokens * matrix.rows()];
        MatrixProduct.multiply(matrix, x, tokens, y);
        return y;
    }
}
