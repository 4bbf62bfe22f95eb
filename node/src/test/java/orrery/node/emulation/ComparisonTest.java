package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import orrery.node.format.Formats;
import orrery.node.outcome.Verification.Difference;
import orrery.node.outcome.Verification.NearTie;
import orrery.node.scenario.Sampling;
import orrery.node.serving.Sampler;

/** Crafted rows; the largest logit is 10, so that summation order may move one by 0.001. */
class ComparisonTest {
    private static final float[] CLEAR = {1, 10, 5};
    private static final float[] TIED = {9.9985f, 10, 5};

    private final Comparison comparison =
            new Comparison(3, new Sampler(new Sampling.Greedy(), 1), Tolerance.of(Formats.F32));

    @Test
    void equalRowsAreEqual() {
        comparison.compare(0, CLEAR, CLEAR, 1);
        var check = comparison.result();
        assertTrue(check.equal());
        assertEquals(List.of(), check.nearTies());
        assertEquals(0, check.maxDifference());
        assertEquals(5, check.leastGap());
        assertNull(check.difference());
    }

    @Test
    void aLogitALittleOffIsMeasuredAndForgiven() {
        comparison.compare(0, CLEAR, new float[] {1, 10.0005f, 5}, 1);
        comparison.compare(1, CLEAR, new float[] {1, 10, 4.9999f}, 1);
        var check = comparison.result();
        assertTrue(check.equal());
        assertEquals(5e-4, check.maxDifference(), 1e-6);
        assertEquals(5e-5, check.relativeDifference(), 1e-7);
    }

    @Test
    void aNearTieIsNamedThoughTheTokensAgree() {
        comparison.compare(0, TIED, TIED, 1);
        var check = comparison.result();
        assertTrue(check.equal());
        assertEquals(List.of(new NearTie(3, 0, 1, 0, 10f - 9.9985f, false)), check.nearTies());
    }

    @Test
    void tokensThatPartAtANearTieAreNoErrorAndAreNotHidden() {
        comparison.compare(0, TIED, new float[] {9.9993f, 9.9992f, 5}, 0);
        var check = comparison.result();
        assertTrue(comparison.parted());
        assertFalse(check.equal());
        assertTrue(check.nearTies().getFirst().diverged());
        assertNull(check.difference());
    }

    @Test
    void tokensThatPartWithoutANearTieAreAnError() {
        comparison.compare(7, CLEAR, CLEAR, 2);
        assertEquals(new Difference(3, 7, 1, 2, 5), comparison.result().difference());
    }

    @Test
    void logitsTooFarOffAreAnErrorThoughTheTokensAgree() {
        comparison.compare(0, CLEAR, new float[] {1, 10.002f, 5}, 1);
        assertTrue(comparison.parted());
        assertFalse(comparison.result().equal());
        assertEquals(new Difference(3, 0, 1, 1, 5), comparison.result().difference());
    }

    @Test
    void aLogitThatIsNotANumberIsAnError() {
        comparison.compare(0, CLEAR, new float[] {Float.NaN, 10, 5}, 1);
        assertEquals(new Difference(3, 0, 1, 1, 5), comparison.result().difference());
    }
}
