package orrery.deploy.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.fabric.time.Lane;
import orrery.fabric.time.Span;
import orrery.node.outcome.RequestOutcome;
import orrery.node.outcome.RequestOutcome.Answer;
import orrery.node.outcome.RequestOutcome.Ended;
import orrery.protocol.units.SimTime;

class StepChoiceTest {
    @TempDir
    Path folder;

    @Test
    void takesTheMiddleOneOfStepsThatNoFirstTokenCameFrom() throws IOException {
        var spans = new ArrayList<Span>();
        computed(spans, 3, 0, 1000, 1); // of the prompt: its first token comes at 1010
        computed(spans, 3, 1000, 1050, 2);
        computed(spans, 3, 1050, 1090, 3);
        computed(spans, 3, 1090, 1150, 4);
        var choice = StepChoice.of(Recorder.recording(folder, spans, List.of()), List.of(firstTokenAt(1010)))
                .orElseThrow();

        assertEquals(2, choice.step().about());
        assertEquals(3, choice.among());
        assertTrue(choice.isDecode());
    }

    @Test
    void ofStepsWorkedOutAheadThereIsNoPath() throws IOException {
        var spans = List.of(Recorder.step(0, 0, 10, 1), Recorder.step(0, 10, 20, 2));
        assertTrue(StepChoice.of(Recorder.recording(folder, spans, List.of()), List.of())
                .isEmpty());
    }

    @Test
    void saysWhereNoStepIsOfDecodingAlone() throws IOException {
        var spans = new ArrayList<Span>();
        computed(spans, 0, 0, 1000, 1);
        var choice = StepChoice.of(Recorder.recording(folder, spans, List.of()), List.of(firstTokenAt(1010)))
                .orElseThrow();
        assertFalse(choice.isDecode());
    }

    @Test
    void takesADeviceThatComputesEvenIfAnotherHasMoreSteps() throws IOException {
        var spans = new ArrayList<Span>();
        computed(spans, 4, 0, 10, 1);
        spans.add(Recorder.step(2, 0, 5, 1));
        spans.add(Recorder.step(2, 5, 10, 2));
        spans.add(new Span(10, 9, Lane.REQUESTS, 0, 10, "request", 0));
        assertEquals(
                4,
                StepChoice.of(Recorder.recording(folder, spans, List.of()), List.of())
                        .orElseThrow()
                        .step()
                        .device());
    }

    private static void computed(List<Span> spans, int device, long fromPs, long toPs, long number) {
        spans.add(Recorder.kernel(device, fromPs, toPs, "attend, block 0", number));
        spans.add(Recorder.step(device, fromPs, toPs, number));
    }

    private static RequestOutcome firstTokenAt(long picos) {
        return new RequestOutcome(
                0,
                0,
                "",
                1,
                List.of(1, 2),
                "",
                Ended.LENGTH,
                new SimTime(0),
                List.of(new SimTime(picos), new SimTime(picos + 100)),
                Answer.NOT_ASKED);
    }
}
