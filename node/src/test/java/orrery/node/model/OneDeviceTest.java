package orrery.node.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import orrery.node.tensor.Logits;

class OneDeviceTest {
    private static final int CONTEXT = 256;
    private static Golden golden;

    @BeforeAll
    static void readGolden() throws IOException {
        golden = Golden.read(TinyModel.FOLDER.path());
        assertTrue(golden.cases().size() >= 15 && golden.validation().size() == 80);
    }

    @Test
    void generatesTheTokensOfTheIndependentReference() {
        for (var one : golden.cases()) {
            var generation = TinyModel.DEVICE.generate(one.promptIds(), 64);
            assertArrayEquals(one.greedyIds(), generation.tokens(), one.prompt());
            assertEquals(one.leastMargin(), generation.leastGap(), 1e-3, one.prompt());
        }
    }

    @Test
    void computesTheLogitsOfTheIndependentReference() {
        var cases =
                golden.cases().stream().filter(one -> one.logits().isPresent()).toList();
        assertTrue(cases.size() >= 3);
        for (var one : cases) {
            var expected = one.logits().orElseThrow();
            var found = TinyModel.DEVICE.prefill(TinyModel.DEVICE.start(), one.promptIds());
            assertArrayEquals(expected, found, 1e-4f * largest(expected), one.prompt());
        }
    }

    @Test
    void predictsHeldOutStoriesAsWellAsTheReference() {
        double loss = 0;
        int predicted = 0;
        for (var story : golden.validation()) {
            var ids = IntStream.concat(IntStream.of(TinyModel.TOKENIZER.encode(story)), IntStream.of(1))
                    .limit(CONTEXT + 1)
                    .toArray();
            loss += loss(ids);
            predicted += ids.length - 1;
        }
        assertEquals(17667, predicted);
        assertEquals(golden.validationLoss(), loss / predicted, 1e-3);
    }

    @Test
    void givesATokenTheSameBitsAloneAndInAnyBatch() {
        var ids = golden.cases().getLast().promptIds();
        var whole = TinyModel.DEVICE.allLogits(TinyModel.DEVICE.start(), ids);
        int vocabulary = TinyModel.FOLDER.architecture().vocabulary();
        for (int chunk : new int[] {1, 3, 7, 64}) {
            var sequence = TinyModel.DEVICE.start();
            for (int from = 0; from < ids.length; from += chunk) {
                int to = Math.min(ids.length, from + chunk);
                var logits = TinyModel.DEVICE.prefill(sequence, Arrays.copyOfRange(ids, from, to));
                assertArrayEquals(Arrays.copyOfRange(whole, (to - 1) * vocabulary, to * vocabulary), logits, 0f);
            }
        }
    }

    private static double loss(int[] ids) {
        int vocabulary = TinyModel.FOLDER.architecture().vocabulary();
        var logits = TinyModel.DEVICE.allLogits(TinyModel.DEVICE.start(), Arrays.copyOf(ids, ids.length - 1));
        double loss = 0;
        for (int t = 0; t + 1 < ids.length; t++) {
            loss += Logits.loss(logits, t * vocabulary, vocabulary, ids[t + 1]);
        }
        return loss;
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
