package orrery.node.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import orrery.node.family.Configurations;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;
import orrery.node.model.Weights;
import orrery.node.quality.Quality.Continuation;
import orrery.node.seeded.SeededWeights;

class QualityTest {
    private static final Continuation SHORT = new Continuation(2, 4, 6);

    private static Formats all(NumberFormat format) {
        return new Formats(format, format, format);
    }

    private static Quality quality(Weights weights, int tokens) {
        var vocabulary = weights.architecture().vocabulary();
        return new Quality(
                weights, new SplittableRandom(3).ints(tokens, 0, vocabulary).toArray(), 16, SHORT);
    }

    @Test
    void float32BesideItselfIsTheSame() {
        for (var name : Configurations.tiny()) {
            var weights = new SeededWeights(Configurations.named(name), 5);
            var found = quality(weights, 20).measure(List.of(Formats.F32), _ -> {});

            assertEquals(found.getFirst(), found.getLast(), name);
            assertEquals(0, found.getLast().divergence(), name);
            assertEquals(1, found.getLast().sameBest(), name);
            assertEquals(-1, found.getLast().firstDivergentToken(), name);
        }
    }

    @Test
    void fewerBitsCostMore() {
        var weights = new SeededWeights(Configurations.named("tiny-deepseek-v3"), 5);
        var formats = List.of(
                all(NumberFormat.F16), all(NumberFormat.BF16), all(NumberFormat.FP8_E4M3), all(NumberFormat.NVFP4));

        var found = quality(weights, 64).measure(formats, _ -> {});

        for (var i = 1; i < found.size(); i++) {
            assertTrue(
                    found.get(i).divergence() > found.get(i - 1).divergence(),
                    found.get(i) + " after " + found.get(i - 1));
        }
    }

    @Test
    void eachOfWeightsActivationsAndCacheHasItsPart() {
        var exact = NumberFormat.F32;
        var narrow = NumberFormat.FP8_E4M3;
        var weights = new SeededWeights(Configurations.named("tiny-llama"), 5);
        var formats = List.of(
                new Formats(narrow, exact, exact),
                new Formats(exact, narrow, exact),
                new Formats(exact, exact, narrow));

        var found = quality(weights, 32).measure(formats, _ -> {});

        found.subList(1, found.size()).forEach(one -> assertTrue(one.divergence() > 0, one.toString()));
    }

    @Test
    void everyTokenButTheFirstOfAWindowIsPredictedAndEveryStepReported() {
        var weights = new SeededWeights(Configurations.named("tiny-llama"), 5);
        var quality = quality(weights, 40);
        var steps = new ArrayList<Integer>();

        var found = quality.measure(List.of(), steps::add);

        assertEquals(40 - 3, found.getFirst().predicted());
        assertEquals(quality.steps(), steps.size());
    }

    @Test
    void aTextOfOneTokenPredictsNothing() {
        var weights = new SeededWeights(Configurations.named("tiny-llama"), 5);
        assertThrows(IllegalArgumentException.class, () -> new Quality(weights, new int[] {1}, 16, SHORT));
    }
}
