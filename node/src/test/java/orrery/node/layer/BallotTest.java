package orrery.node.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import orrery.node.architecture.Activation;
import orrery.node.architecture.Experts;
import orrery.node.architecture.Router;
import orrery.node.architecture.Router.Scoring;
import orrery.node.layer.Routing.Ballot;
import orrery.node.layer.Routing.Swap;

class BallotTest {
    private static final int EXPERTS = 32;
    private static final int CHOSEN = 6;

    private static Experts block(Scoring scoring, int groups, int chosenGroups) {
        return new Experts(
                0,
                EXPERTS,
                CHOSEN,
                16,
                0,
                false,
                Activation.SWIGLU,
                new Router(scoring, false, false, groups, chosenGroups, true, 1f));
    }

    private static float[] logits(long seed) {
        var random = new SplittableRandom(seed);
        var logits = new float[EXPERTS];
        IntStream.range(0, EXPERTS).forEach(i -> logits[i] = (float) random.nextDouble(-2, 2));
        return logits;
    }

    @ParameterizedTest
    @EnumSource
    void turningTheLastExpertExchangesOneForTheNextBest(Scoring scoring) {
        for (var seed = 0L; seed < 100; seed++) {
            var block = block(scoring, 1, 1);
            var chosen = Routing.of(block, logits(seed), null).experts();
            var ballot = new Ballot(block, logits(seed), null);
            var gap = ballot.gap(Swap.EXPERT);
            ballot.turn(Swap.EXPERT);
            var turned = ballot.routing().experts();

            assertEquals(CHOSEN - 1, common(chosen, turned), "seed " + seed);
            assertEquals(gap, ballot.gap(Swap.EXPERT), "seed " + seed);
            assertEquals(Double.POSITIVE_INFINITY, ballot.gap(Swap.GROUP), "seed " + seed);
            ballot.turn(Swap.EXPERT);
            assertArrayEquals(chosen, ballot.routing().experts(), "seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void turningTheLastGroupTakesItsExpertsOutOfTheRunning(Scoring scoring) {
        for (var seed = 0L; seed < 100; seed++) {
            var block = block(scoring, 4, 2);
            var ballot = new Ballot(block, logits(seed), null);
            var before = groups(ballot.routing().experts());
            assertTrue(ballot.gap(Swap.GROUP) >= 0, "seed " + seed);
            ballot.turn(Swap.GROUP);
            var after = groups(ballot.routing().experts());

            assertTrue(before.length <= 2 && after.length <= 2, "seed " + seed);
            assertTrue(common(before, after) <= 1, "seed " + seed);
        }
    }

    private static int[] groups(int[] experts) {
        return IntStream.of(experts)
                .map(expert -> expert / (EXPERTS / 4))
                .distinct()
                .toArray();
    }

    private static int common(int[] one, int[] other) {
        return (int) IntStream.of(one)
                .filter(value -> IntStream.of(other).anyMatch(each -> each == value))
                .count();
    }
}
