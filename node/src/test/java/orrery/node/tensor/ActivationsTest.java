package orrery.node.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivationsTest {
    @Test
    void raisesEToAnyPowerWithinTwoUnitsInTheLastPlace() {
        var random = Weights.random(3);
        for (int i = 0; i < 200_000; i++) {
            float x = (float) random.nextDouble(-87, 88);
            double exact = StrictMath.exp(x);
            double error = Math.abs(Exponential.of(x) - exact) / Math.ulp((float) exact);
            assertTrue(error <= 2, "e^" + x + " is " + error + " units off");
        }
        assertEquals(1f, Exponential.of(0f));
        assertTrue(Float.isNaN(Exponential.of(Float.NaN)));
        assertEquals(Float.MIN_NORMAL, Exponential.of(Float.NEGATIVE_INFINITY), 1e-42f);
        assertEquals(Float.MAX_VALUE, Exponential.of(Float.POSITIVE_INFINITY), 1e34f);
    }

    @Test
    void raisesManyLikeOne() {
        var x = Weights.activations(1003, Weights.random(4));
        x[5] = Float.NaN;
        x[6] = Float.NEGATIVE_INFINITY;
        var many = x.clone();
        Exponential.replace(many, many.length, 0.25f);
        for (int i = 0; i < x.length; i++) {
            assertEquals(Exponential.of(x[i] - 0.25f), many[i], "e^" + x[i]);
        }
    }

    @Test
    void foldsDotProductsAndSumsTheSameWithAndWithoutVectors() {
        var a = Weights.activations(1200, Weights.random(5));
        var b = Weights.activations(1200, Weights.random(6));
        for (int length = 0; length < 100; length++) {
            assertEquals(Dot.plain(a, 3, b, 7, length), Dot.of(a, 3, b, 7, length), 0f);
            assertEquals(Dot.plainSum(a, 3, length), Dot.sum(a, 3, length), 0f);
        }
    }

    /** The written order, spelled out for eighteen elements. */
    @Test
    void foldsInTheWrittenOrder() {
        var a = Weights.activations(18, Weights.random(7));
        var s = a.clone();
        s[0] += s[16];
        s[1] += s[17];
        float[] eight = new float[8];
        for (int i = 0; i < 8; i++) {
            eight[i] = s[i] + s[i + 8];
        }
        float even = (eight[0] + eight[4]) + (eight[2] + eight[6]);
        float odd = (eight[1] + eight[5]) + (eight[3] + eight[7]);
        assertEquals(even + odd, Dot.sum(a, 0, 18), 0f);
    }

    @Test
    void normalisesEachRowToAMeanSquareOfOne() {
        var x = Weights.activations(3 * 288, Weights.random(8));
        var weight = new float[288];
        Arrays.fill(weight, 1f);
        var y = new float[x.length];
        Activations.rmsNorm(x, 3, weight, 0f, y);
        for (int row = 0; row < 3; row++) {
            assertEquals(288, Dot.of(y, row * 288, y, row * 288, 288), 0.01);
            assertEquals(Math.signum(x[row * 288]), Math.signum(y[row * 288]));
        }
    }

    @Test
    void gatesBySiluTimesUp() {
        var gate = new float[] {0f, 1f, -1f, 100f, -100f};
        Activations.swiGlu(gate, new float[] {5f, 2f, 2f, 1f, 1f}, 5);
        assertArrayEquals(new float[] {0f, 1.4621172f, -0.5378828f, 100f, 0f}, gate, 1e-6f);
    }

    @Test
    void addsPartialResultsInRankOrder() {
        var parts = List.of(new float[] {1e8f}, new float[] {1f}, new float[] {-1e8f});
        assertEquals(0f, Sums.inOrder(parts)[0]);
        assertEquals(1e8f, parts.getFirst()[0], "the parts stay as they were");
        assertThrows(IllegalArgumentException.class, () -> Sums.inOrder(List.of(new float[1], new float[2])));
    }

    @Test
    void findsTheBestTokenItsLeadAndItsLoss() {
        float[] logits = {1f, 3f, 2.5f, 3f};
        assertEquals(1, Logits.argmax(logits));
        assertEquals(0f, Logits.gap(logits));
        assertEquals(0.5f, Logits.gap(new float[] {1f, 3f, 2.5f}));
        assertEquals(Math.log(4), Logits.loss(new float[] {7f, 7f, 7f, 7f, 9f}, 0, 4, 2), 1e-12);
    }
}
