package orrery.node.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import orrery.node.architecture.Activation;
import orrery.node.architecture.Experts;
import orrery.node.architecture.Router;
import orrery.node.architecture.Router.Scoring;

class RoutingTest {
    private static final float LN_3 = (float) Math.log(3);

    @Test
    void ofEqualScoresTheLowerNumbersWin() {
        var routing = Routing.of(experts(4, 2, router(Scoring.SOFTMAX, 1, 1, true, 1)), new float[] {1, 2, 2, 2}, null);
        assertArrayEquals(new int[] {1, 2}, routing.experts());
        assertArrayEquals(new float[] {0.5f, 0.5f}, routing.weights(), 1e-6f);
    }

    @Test
    void weightsAreSharesOfAllOrOfTheChosen() {
        var logits = new float[] {0, LN_3, 0, 0};
        var ofAll = Routing.of(experts(4, 1, router(Scoring.SOFTMAX, 1, 1, false, 1)), logits, null);
        assertArrayEquals(new float[] {0.5f}, ofAll.weights(), 1e-6f);
        var ofChosen = Routing.of(experts(4, 2, router(Scoring.SOFTMAX_OF_CHOSEN, 1, 1, false, 1)), logits, null);
        assertArrayEquals(new int[] {0, 1}, ofChosen.experts());
        assertArrayEquals(new float[] {0.25f, 0.75f}, ofChosen.weights(), 1e-6f);
    }

    /** Expert 0 is the best of all, but its group's two best are worse together. */
    @Test
    void aGroupStaysForItsTwoBestTogether() {
        var router = router(Scoring.SIGMOID, 2, 1, true, 2.5f);
        var routing = Routing.of(experts(6, 2, router), new float[] {3, -9, -9, 2, 1, 2}, null);
        assertArrayEquals(new int[] {3, 5}, routing.experts());
        assertArrayEquals(new float[] {1.25f, 1.25f}, routing.weights(), 1e-6f);
    }

    @Test
    void aCorrectionChangesTheChoiceAndNotTheWeights() {
        var router = router(Scoring.SIGMOID, 1, 1, false, 1);
        var routing = Routing.of(experts(3, 1, router), new float[] {5, 0, 0}, new float[] {0, 0, 1});
        assertArrayEquals(new int[] {2}, routing.experts());
        assertArrayEquals(new float[] {0.5f}, routing.weights(), 1e-6f);
    }

    private static Router router(Scoring scoring, int groups, int chosen, boolean normalised, float scale) {
        return new Router(scoring, false, false, groups, chosen, normalised, scale);
    }

    private static Experts experts(int count, int chosen, Router router) {
        return new Experts(0, count, chosen, 8, 0, false, Activation.SWIGLU, router);
    }
}
