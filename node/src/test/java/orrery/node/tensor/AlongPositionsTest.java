package orrery.node.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

class AlongPositionsTest {
    /** Positions beside the block of a vector register and beside a vector; more elements of a head than sixteen. */
    @Test
    void givesTheSameBitsWithAndWithoutVectors() {
        assumeTrue(Dot.WIDE, "this machine has no 512-bit vectors: there is only one way to compute");
        for (int dim : new int[] {1, 4, 15, 16, 33, 64}) {
            for (int length : new int[] {1, 15, 16, 17, 63, 64, 65, 200}) {
                compare(dim, length, length + dim % 3);
            }
        }
    }

    private static void compare(int dim, int length, int stride) {
        var random = Weights.random(31L * dim + length);
        var rows = Weights.activations(5 + dim * stride, random);
        var x = Weights.activations(dim, random);
        var plain = new float[length];
        var wide = new float[length];
        AlongPositions.plainScores(x, rows, 5, stride, plain);
        AlongPositions.wideScores(x, rows, 5, stride, wide);
        assertArrayEquals(plain, wide, 0f);
        var blended = new float[3 + dim];
        AlongPositions.blend(plain, rows, 5, stride, dim, blended, 3);
        for (int i = 0; i < dim; i++) {
            assertEquals(Dot.plain(plain, 0, rows, 5 + i * stride, length), blended[3 + i], 0f);
        }
    }
}
