package orrery.node.serving;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import orrery.protocol.identity.RequestId;
import orrery.protocol.payload.Step;

class BatchingTest {
    private static final int NEVER_ENDS = 1_000;
    private static final float[] ROW = new float[1];

    @Test
    void aSequenceThatComesInMidRunJoinsAtTheNextStep() {
        var batching = new Batching(3, Limits.ofRows(100));
        batching.add(sequence(0, 5, NEVER_ENDS, 0));
        assertEquals(List.of(0), sequences(batching.next(0)));
        takeTokens(batching, 42);

        batching.add(sequence(1, 7, NEVER_ENDS, 10));
        assertEquals(List.of(0), sequences(batching.next(9)));
        takeTokens(batching, 43);

        var joint = batching.next(10);
        assertEquals(List.of(0, 1), sequences(joint));
        assertEquals(8, joint.rows());
        assertEquals(3, joint.replica());
        assertEquals(2, joint.number());
        assertEquals(6, joint.slices().getFirst().position());
        assertArrayEquals(new int[] {43}, joint.slices().getFirst().tokens());
        assertEquals(0, joint.slices().getLast().position());
    }

    @Test
    void aFinishedSequenceIsNamedOnceInTheNextStep() {
        var batching = new Batching(0, Limits.ofRows(100));
        batching.add(sequence(0, 2, 1, 0));
        batching.add(sequence(1, 2, 2, 0));
        assertEquals(List.of(), batching.next(0).finished());
        takeTokens(batching, 1);
        batching.retire();

        assertEquals(List.of(0), batching.next(0).finished());
        takeTokens(batching, 1);
        batching.retire();

        assertFalse(batching.hasWork(0));
        batching.add(sequence(2, 2, 1, 0));
        assertEquals(List.of(1), batching.next(0).finished());
    }

    @Test
    void aLongPromptIsNotOvertakenByAShortOne() {
        var batching = new Batching(0, Limits.ofRows(10));
        batching.add(sequence(0, 1, 2, 0));
        batching.add(sequence(1, 10, NEVER_ENDS, 0));
        batching.add(sequence(2, 1, NEVER_ENDS, 0));
        assertEquals(List.of(0), sequences(batching.next(0)));
        takeTokens(batching, 1);
        batching.retire();
        assertEquals(List.of(0), sequences(batching.next(0)));
        takeTokens(batching, 1);
        batching.retire();
        assertEquals(List.of(1), sequences(batching.next(0)));
    }

    @Test
    void nobodyIsForgottenAndNoStepIsTooLong() {
        for (var seed = 0L; seed < 200; seed++) {
            var random = new Random(seed);
            var mostRows = 8 + random.nextInt(20);
            var batching = new Batching(0, Limits.ofRows(mostRows));
            var served = new HashSet<Integer>();
            var added = 0;
            for (var nowPs = 0L; added < 30 || batching.hasWork(nowPs); nowPs++) {
                while (added < 30 && random.nextInt(3) == 0) {
                    batching.add(sequence(added++, 1 + random.nextInt(8), 1 + random.nextInt(5), nowPs));
                }
                if (batching.hasWork(nowPs)) {
                    var step = batching.next(nowPs);
                    assertTrue(step.rows() <= mostRows && step.rows() > 0, "seed " + seed);
                    served.addAll(sequences(step));
                    takeTokens(batching, 0);
                    batching.retire();
                }
            }
            assertEquals(30, served.size(), "seed " + seed);
        }
    }

    private static Served sequence(int request, int prompt, int limit, long readyPs) {
        return new Served(new RequestId(request), new int[prompt], limit, readyPs);
    }

    private static void takeTokens(Batching batching, int token) {
        batching.inStep().forEach(sequence -> sequence.take(token, ROW, false));
    }

    private static List<Integer> sequences(Step step) {
        return step.slices().stream().map(Step.Slice::sequence).toList();
    }
}
