package orrery.node.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import orrery.node.scenario.Sampling;

class SamplerTest {
    private static final Sampler GREEDY = new Sampler(new Sampling.Greedy(), 1);

    @Test
    void greedyTakesTheLowestIdOfEquals() {
        var choice = GREEDY.choose(new float[] {1, 3, 2, 3, 3}, 0, 0);
        assertEquals(1, choice.token());
        assertEquals(3, choice.runnerUp());
        assertEquals(0, choice.gap());
        assertTrue(choice.closerThan(0));
    }

    /** One logit too low and the other too high: errors of half the gap can swap the two, smaller ones cannot. */
    @Test
    void greedyIsAsCloseAsHalfTheGap() {
        var choice = GREEDY.choose(new float[] {-5, 2, 1.5f, -7}, 0, 0);
        assertEquals(1, choice.token());
        assertEquals(2, choice.runnerUp());
        assertEquals(0.5, choice.gap());
        assertFalse(choice.closerThan(0.2499));
        assertTrue(choice.closerThan(0.25));
    }

    @Test
    void aDrawDependsOnSeedRequestAndIndexAlone() {
        var logits = logits(new Random(1912), 50);
        var differs = 0;
        for (var i = 0; i < 100; i++) {
            var token = drawn(logits, 1, 7, i, 3);
            assertEquals(token, drawn(logits, 1, 7, i, 3));
            differs += token != drawn(logits, 1, 8, i, 3) ? 1 : 0;
            differs += token != drawn(logits, 1, 7, i, 4) ? 1 : 0;
            differs += token != drawn(logits, 1, 7, i + 1, 3) ? 1 : 0;
        }
        assertTrue(differs > 150, "only " + differs + " of 300 draws moved with seed, request or index");
    }

    @Test
    void drawsFollowTheSoftmax() {
        var probabilities = new double[] {0.5, 0.25, 0.15, 0.1};
        for (var temperature : new double[] {0.5, 1, 2}) {
            var logits = new float[4];
            for (var i = 0; i < 4; i++) {
                logits[i] = (float) (Math.log(probabilities[i]) * temperature);
            }
            var counts = new int[4];
            IntStream.range(0, 40_000).forEach(seed -> counts[drawn(logits, temperature, seed, 0, 0)]++);
            for (var i = 0; i < 4; i++) {
                assertEquals(probabilities[i], counts[i] / 40_000.0, 0.01, "token " + i + " at " + temperature);
            }
        }
    }

    @Test
    void aColdDrawIsGreedy() {
        for (var seed = 0L; seed < 100; seed++) {
            var logits = logits(new Random(seed), 50);
            assertEquals(GREEDY.choose(logits, 0, 0).token(), drawn(logits, 1e-4, seed, 0, 0), "seed " + seed);
        }
    }

    /** A draw that says it is not close stays what it is when every logit is off by so much, either way. */
    @Test
    void aDrawThatIsNotCloseWithstandsErrors() {
        var error = 1e-3;
        var close = 0;
        for (var seed = 0L; seed < 2_000; seed++) {
            var random = new Random(seed);
            var logits = logits(random, 20);
            var sampler = new Sampler(new Sampling.Temperature(0.8), seed);
            var choice = sampler.choose(logits, 0, 0);
            assertNotEquals(choice.token(), choice.runnerUp());
            if (choice.closerThan(error)) {
                close++;
                continue;
            }
            var off = logits.clone();
            for (var i = 0; i < off.length; i++) {
                off[i] += (float) (random.nextBoolean() ? error : -error);
            }
            assertEquals(choice.token(), sampler.choose(off, 0, 0).token(), "seed " + seed);
        }
        assertTrue(close < 200, close + " of 2000 draws were called close");
    }

    private static int drawn(float[] logits, double temperature, long seed, int request, int index) {
        return new Sampler(new Sampling.Temperature(temperature), seed)
                .choose(logits, request, index)
                .token();
    }

    private static float[] logits(Random random, int count) {
        var logits = new float[count];
        for (var i = 0; i < count; i++) {
            logits[i] = (float) random.nextGaussian() * 2;
        }
        return logits;
    }
}
