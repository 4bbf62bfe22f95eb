package orrery.deploy.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.deploy.page.Stretch.Doing;
import orrery.fabric.time.Lane;
import orrery.fabric.time.Span;
import orrery.node.recording.Recorded;

class StepPathTest {
    private static final Recorded STEP = new Recorded(200, 0, Lane.STEPS, 100, 200, "step", 5);
    private static final List<Span> SPANS = List.of(
            Recorder.kernel(0, 102, 130, "attend, block 3", 5),
            Recorder.communication(0, 131, 180, 7),
            Recorder.communication(1, 150, 181, 7),
            Recorder.communication(1, 190, 260, 8),
            Recorder.kernel(0, 183, 198, "score", 5));

    @TempDir
    Path folder;

    @Test
    void walksBackFromTheEndAndCallsWaitingWhatAnotherRankWasLate() throws IOException {
        assertEquals(
                List.of(
                        new Stretch(Doing.REST, 100, 102, "launch"),
                        new Stretch(Doing.COMPUTE, 102, 130, "attend, block 3"),
                        new Stretch(Doing.REST, 130, 131, "launch"),
                        new Stretch(Doing.WAITING, 131, 150, "gpu1"),
                        new Stretch(Doing.COMMUNICATION, 150, 180, "all reduce"),
                        new Stretch(Doing.REST, 180, 183, "launch"),
                        new Stretch(Doing.COMPUTE, 183, 198, "score"),
                        new Stretch(Doing.REST, 198, 200, "launch")),
                path(SPANS));
    }

    @Test
    void whatIsComputedMeanwhileIsNoWaiting() throws IOException {
        var spans = new ArrayList<>(SPANS);
        spans.add(Recorder.kernel(0, 131, 145, "normalise", 5));
        assertEquals(
                List.of(
                        new Stretch(Doing.COMPUTE, 131, 145, "normalise"),
                        new Stretch(Doing.WAITING, 145, 150, "gpu1")),
                path(spans).subList(3, 5));
    }

    @Test
    void coversTheStepWithoutGapsWhateverWasRecorded() throws IOException {
        var spans = new ArrayList<>(SPANS);
        spans.add(Recorder.kernel(0, 90, 101, "before", 4));
        spans.add(Recorder.communication(0, 95, 250, 9));
        spans.add(Recorder.communication(0, 199, 199, 0));
        var atPs = STEP.fromPs();
        for (var stretch : path(spans)) {
            assertEquals(atPs, stretch.fromPs());
            atPs = stretch.toPs();
        }
        assertEquals(STEP.toPs(), atPs);
    }

    private List<Stretch> path(List<Span> spans) throws IOException {
        var recording = Recorder.recording(folder, spans, List.of());
        return List.copyOf(StepPath.of(recording, STEP, device -> "gpu" + device));
    }
}
