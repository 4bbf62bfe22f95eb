package orrery.node.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** With a format as simple as can be: bytes that share a scale with the others of their block of eight. */
class BlockMatrixTest {
    private static final int BLOCK = 8;

    private record Bytes(byte[] codes, float[] scales, int rows, int columns) implements EncodedRows {
        static Bytes random(int rows, int columns, long seed) {
            var random = Weights.random(seed);
            var codes = new byte[rows * columns];
            random.nextBytes(codes);
            return new Bytes(codes, Weights.activations(codes.length / BLOCK + 1, random), rows, columns);
        }

        @Override
        public void decode(int row, int from, int to, float[] target, int at) {
            for (int column = from; column < to; column++) {
                int index = row * columns + column;
                target[at + column - from] = codes[index] * scales[index / BLOCK];
            }
        }

        @Override
        public long bytes(int fromRow, int toRow, int fromColumn, int toColumn) {
            return (long) (toRow - fromRow) * (toColumn - fromColumn);
        }
    }

    @Test
    void multipliesLikeItsDecodedCopyBitForBit() {
        for (int columns : new int[] {1, 5, 16, 17, 40, 131}) {
            for (int rows : new int[] {1, 3, 4, 18, 33}) {
                var matrix = BlockMatrix.of(Bytes.random(rows, columns, rows + columns));
                for (int tokens : new int[] {1, 3, 4, 6, 9}) {
                    compare(matrix, tokens);
                }
            }
        }
    }

    @Test
    void multipliesASliceLikeTheSliceOfItsDecodedCopy() {
        var matrix = BlockMatrix.of(Bytes.random(21, 77, 5));
        for (int from = 0; from < 21; from++) {
            compare(matrix.rows(from, 21).columns(3 * from, 77 - from / 2), 5);
        }
    }

    @Test
    void sliceOfASliceCountsFromItsOwnCorner() {
        var matrix = BlockMatrix.of(Bytes.random(9, 50, 6));
        var slice = matrix.columns(3, 40).rows(2, 8).columns(5, 9).rows(1, 3);
        for (int row = 0; row < slice.rows(); row++) {
            for (int column = 0; column < slice.columns(); column++) {
                assertEquals(matrix.at(3 + row, 8 + column), slice.at(row, column));
            }
        }
        assertEquals(2 * 4, slice.bytes());
    }

    @Test
    void refusesWindowsAndElementsThatAreNotThere() {
        var matrix = BlockMatrix.of(Bytes.random(9, 50, 7)).rows(1, 5).columns(10, 20);
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.rows(0, 5));
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.columns(-1, 5));
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.at(4, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.at(0, 10));
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.copyRow(0, 0, 11, new float[11], 0));
        assertThrows(IllegalArgumentException.class, () -> matrix.rows(2, 2));
    }

    private static void compare(Matrix matrix, int tokens) {
        var copy = new float[matrix.rows() * matrix.columns()];
        for (int row = 0; row < matrix.rows(); row++) {
            matrix.copyRow(row, copy, row * matrix.columns());
        }
        var x = Weights.activations(tokens * matrix.columns(), Weights.random(tokens));
        var found = product(matrix, x, tokens);
        assertArrayEquals(product(Matrix.copyOf(copy, matrix.rows(), matrix.columns()), x, tokens), found);
        var last = Arrays.copyOfRange(x, (tokens - 1) * matrix.columns(), x.length);
        assertArrayEquals(
                Arrays.copyOfRange(found, (tokens - 1) * matrix.rows(), found.length), product(matrix, last, 1));
    }

    private static float[] product(Matrix matrix, float[] x, int tokens) {
        var y = new float[tokens * matrix.rows()];
        MatrixProduct.multiply(matrix, x, tokens, y);
        return y;
    }
}
