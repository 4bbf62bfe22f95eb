package orrery.deploy.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import orrery.deploy.benchmark.PageMeasured.Frame;

/**
 * Frames in a trace of Chromium. What the page's thread did until a frame is committed belongs to that frame, and what other threads
 * do from then on, until the next.
 *
 * <pre>
 *   page's thread   ▒▒ message ▒▒▒▒ script, layout, paint ┃ commit      ▒▒▒▒▒┃
 *   others                                                 ▒▒ raster ▒▒ display
 * </pre>
 */
final class FrameTrace {
    /** Of the tracer: tasks of every thread, scripts and commits. */
    static final List<String> CATEGORIES =
            List.of("toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline");

    private static final String PAGE = "CrRendererMain";
    private static final Set<String> DRAWERS =
            Set.of("Compositor", "VizCompositorThread", "ThreadPoolForegroundWorker", "CompositorTileWorker");
    private static final Set<String> TASKS = Set.of("ThreadControllerImpl::RunTask", "ThreadPool_RunTask", "RunTask");
    private static final Set<String> SCRIPTS =
            Set.of("FunctionCall", "FireAnimationFrame", "EvaluateScript", "EventDispatch", "RunMicrotasks");
    private static final double MICROS_PER_MILLI = 1e3;

    private final Map<String, String> threads = new HashMap<>(); // names, by process and thread
    private final Map<String, Long> until =
            new HashMap<>(); // ends of what is counted, by thread and kind, in microseconds
    private final TreeMap<Long, double[]> frames = new TreeMap<>(); // by the end of its commit, in microseconds

    private FrameTrace() {}

    static List<Frame> frames(List<JsonNode> events) {
        return new FrameTrace().read(events);
    }

    private List<Frame> read(List<JsonNode> events) {
        events.stream()
                .filter(event -> event.path("name").asText().equals("thread_name"))
                .forEach(event ->
                        threads.put(thread(event), event.at("/args/name").asText()));
        var spans = new ArrayList<>(events.stream()
                .filter(event -> event.path("ph").asText().equals("X"))
                .toList());
        spans.sort((one, other) -> Long.compare(start(one), start(other)));
        spans.stream().filter(this::isCommit).forEach(event -> frames.put(end(event), new double[4]));
        spans.forEach(this::count);
        return frames.values().stream()
                .skip(1) // of which the beginning was not traced
                .map(part -> new Frame(part[0], part[1], part[1] + part[2], part[3]))
                .toList();
    }

    private boolean isCommit(JsonNode event) {
        return isOfPage(event) && event.path("name").asText().equals("Commit");
    }

    private void count(JsonNode event) {
        var name = event.path("name").asText();
        if (isOfPage(event) && SCRIPTS.contains(name) && isOutermost(event, "script")) {
            add(frames.ceilingEntry(start(event)), 0, processor(event));
        }
        if (!TASKS.contains(name) || !isOutermost(event, "task")) {
            return;
        }
        if (isOfPage(event)) {
            var frame = frames.ceilingEntry(start(event));
            add(frame, 1, processor(event));
            add(frame, 3, event.path("dur").asDouble());
        } else if (DRAWERS.contains(threads.get(thread(event)))) {
            add(frames.floorEntry(start(event)), 2, processor(event));
        }
    }

    private static void add(Map.Entry<Long, double[]> frame, int part, double micros) {
        if (frame != null) {
            frame.getValue()[part] += micros / MICROS_PER_MILLI;
        }
    }

    /** What lies within another of its kind is part of it. */
    private boolean isOutermost(JsonNode event, String kind) {
        var key = thread(event) + kind;
        if (start(event) < until.getOrDefault(key, Long.MIN_VALUE)) {
            return false;
        }
        until.put(key, end(event));
        return true;
    }

    private boolean isOfPage(JsonNode event) {
        return PAGE.equals(threads.get(thread(event)));
    }

    private static String thread(JsonNode event) {
        return event.path("pid").asText() + "/" + event.path("tid").asText() + "/";
    }

    private static long start(JsonNode event) {
        return event.path("ts").asLong();
    }

    private static long end(JsonNode event) {
        return start(event) + event.path("dur").asLong();
    }

    /** In microseconds. */
    private static double processor(JsonNode event) {
        return event.path("tdur").asDouble();
    }
}
