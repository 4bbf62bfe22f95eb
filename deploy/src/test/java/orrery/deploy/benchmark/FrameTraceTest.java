package orrery.deploy.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import orrery.deploy.benchmark.PageMeasured.Frame;
import orrery.deploy.scenario.InputProblem;

/** What belongs to which frame, in a trace that is written down here. */
final class FrameTraceTest {
    private static final int PAGE = 1;
    private static final int RASTER = 2;
    private static final int NETWORK = 3;

    private final List<JsonNode> trace = new ArrayList<>();

    private void thread(int number, String name) throws Exception {
        event(
                "{\"ph\": \"M\", \"name\": \"thread_name\", \"pid\": 9, \"tid\": %d, \"args\": {\"name\": \"%s\"}}",
                number, name);
    }

    /** In microseconds; half of the time on a processor. */
    private void span(int thread, String name, int from, int to) throws Exception {
        event(
                "{\"ph\": \"X\", \"name\": \"%s\", \"pid\": 9, \"tid\": %d, \"ts\": %d, \"dur\": %d, \"tdur\": %d}",
                name, thread, from, to - from, (to - from) / 2);
    }

    private void event(String form, Object... values) throws Exception {
        trace.add(new ObjectMapper().readTree(form.formatted(values)));
    }

    /** A task that draws a frame, and ends with its commit. */
    private void frame(int from, int to) throws Exception {
        span(PAGE, "ThreadControllerImpl::RunTask", from, to);
        span(PAGE, "RunTask", from, to); // the same, by another name
        span(PAGE, "FireAnimationFrame", from, from + 2_000);
        span(PAGE, "FunctionCall", from, from + 1_000); // within
        span(PAGE, "Commit", to - 1_000, to);
    }

    @Test
    void workBeforeACommitIsOfItsFrameAndThatOfOthersAfterIt() throws Exception {
        thread(PAGE, "CrRendererMain");
        thread(RASTER, "ThreadPoolForegroundWorker");
        thread(NETWORK, "Chrome_ChildIOThread");
        frame(0, 10_000);
        span(PAGE, "ThreadControllerImpl::RunTask", 20_000, 24_000); // a message
        frame(30_000, 40_000);
        span(RASTER, "ThreadPool_RunTask", 41_000, 47_000);
        span(NETWORK, "ThreadControllerImpl::RunTask", 41_000, 47_000);

        assertEquals(List.of(new Frame(1, 7, 10, 14)), FrameTrace.frames(trace));
    }

    @Test
    void aTraceWithoutCommitsHasNoFrames() throws Exception {
        thread(PAGE, "CrRendererMain");
        span(PAGE, "ThreadControllerImpl::RunTask", 0, 10);

        assertTrue(FrameTrace.frames(trace).isEmpty());
    }

    @Test
    void theShippedPlanCanBeUsedAndOneWithoutAWindowCannot() {
        var plan = PageFile.read(Optional.empty());
        var narrow = new PagePlan("a", List.of(), plan.pace(), List.of(10, 10), 1, 1, 1, List.of());

        var problem = assertThrows(InputProblem.class, () -> PageFile.checked("mine", narrow));
        assertTrue(problem.getMessage().contains("window"), problem::getMessage);
    }
}
