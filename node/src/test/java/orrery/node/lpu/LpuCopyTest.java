package orrery.node.lpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.fabric.link.LinkErrors;
import orrery.node.model.EmbeddedModel;
import orrery.node.model.LanguageModel;
import orrery.node.reference.OneDevice;

/** LPUs alone serve a model: what one device computes, without a packet out of its slot. */
final class LpuCopyTest {
    private static final LanguageModel TINY = LanguageModel.open(EmbeddedModel.folder("orrery-tiny"));
    private static final List<String> PROMPTS = List.of("3+4=", "abc", "7+1=");

    private static List<List<Integer>> reference() {
        var one = new OneDevice(TINY.weights());
        return PROMPTS.stream()
                .map(prompt -> {
                    var sequence = one.start();
                    var logits = one.prefill(sequence, TINY.tokenizer().encode(prompt));
                    var tokens = new ArrayList<Integer>();
                    while (tokens.size() < LpuRun.TOKENS) {
                        tokens.add(best(logits));
                        logits = one.decode(sequence, tokens.getLast());
                    }
                    return List.<Integer>copyOf(tokens);
                })
                .toList();
    }

    private static int best(float[] logits) {
        var best = 0;
        for (var token = 1; token < logits.length; token++) {
            best = logits[token] > logits[best] ? token : best;
        }
        return best;
    }

    @ParameterizedTest
    @CsvSource({
        "lpx:trays=1, 1, 1, 1, 1, 1", "lpx:trays=1, 1, 12, 1, 1, 1", "lpx:trays=2, 2, 12, 1, 1, 1",
        "lpx:trays=3, 4, 12, 1, 1, 1", "lpx:trays=2, 2, 4, 2, 1, 2", "lpx:trays=1, 1, 4, 1, 2, 1",
        "groqchip-576, 2, 8, 1, 1, 1", "lpx:trays=16, 2, 72, 1, 1, 1"
    })
    void answersAsOneDeviceDoes(String topology, int stages, int tensor, int data, int context, int microBatches) {
        var run = LpuRun.of(topology, TINY, LpuRun.cut(stages, tensor, data, context, microBatches), PROMPTS)
                .run();
        assertEquals(List.of(), run.faults());
        assertEquals(reference(), run.tokens());
    }

    private static LpuRun tray(int behind, long offPs, LinkErrors errors) {
        return new LpuRun("lpx:trays=2", TINY, LpuRun.cut(2, 12, 1, 1, 1), PROMPTS, behind, offPs, errors).run();
    }

    @Test
    void theSameRunHappensAgain() {
        assertEquals(
                tray(-1, 0, LinkErrors.NONE).hashes(),
                tray(-1, 0, LinkErrors.NONE).hashes());
    }

    /** Its packets are late for all others, theirs are early for it: all stop, and no token of a wrong number gets out. */
    @Test
    void aClockThatIsBehindByASlotIsAFaultAtEveryNeighbourAndNothingWrongGetsOut() {
        var run = tray(5, 1_112, LinkErrors.NONE);
        var atNeighbour = run.faults().stream()
                .filter(fault -> fault.contains("at LPU 0 "))
                .findFirst()
                .orElseThrow();
        assertTrue(atNeighbour.matches("transfer \\d+ was due at LPU 0 at \\d+ ps and came at \\d+ ps"), atNeighbour);
        assertEquals(
                12,
                run.faults().stream()
                        .filter(fault -> fault.matches(".* at LPU (\\d|1[01]) at .*"))
                        .map(fault -> fault.replaceAll(".* at (LPU \\d+) at .*", "$1"))
                        .distinct()
                        .count());
        assertTrue(run.tokens().stream().allMatch(List::isEmpty));
    }

    @Test
    void aDamagedPacketIsMissedWhereItIsCountedOn() {
        var run = tray(-1, 0, new LinkErrors(3, 0.0005));
        assertFalse(run.faults().isEmpty());
        assertTrue(run.faults().stream().allMatch(fault -> fault.endsWith("never came")));
        var right = reference();
        for (var request = 0; request < right.size(); request++) {
            var got = run.tokens().get(request);
            assertEquals(right.get(request).subList(0, got.size()), got);
        }
    }

    /** A clock that is ahead wants its step before it can be there. */
    @Test
    void aStepThatComesAfterItsStartIsAFault() {
        var run = tray(5, -10_000_000, LinkErrors.NONE);
        var late = run.faults().stream()
                .filter(fault -> fault.contains("at LPU 5 "))
                .findFirst()
                .orElseThrow();
        assertTrue(late.startsWith("step 0 of replica 0, due to start at LPU 5"), late);
    }
}
