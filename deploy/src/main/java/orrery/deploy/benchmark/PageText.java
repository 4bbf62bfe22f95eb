package orrery.deploy.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import orrery.deploy.benchmark.PageMeasured.Frame;

/** What a {@link PageBenchmark} found: medians and 95th percentiles over the frames of all runs. */
public final class PageText {
    private PageText() {}

    public static String of(PagePlan plan, List<PageMeasured> found) {
        var head = text(
                "live page of %s in Chromium without a GPU, %d x %d points; %d cores, %d runs of %d s of each kind%n%n",
                plan.scenario(),
                plan.window().get(0),
                plan.window().get(1),
                Runtime.getRuntime().availableProcessors(),
                plan.times(),
                plan.seconds());
        var seconds = plan.seconds() * found.size();
        return head
                + text("  %-34s %16s %16s%n", "ms a frame, median and 95th of 100", "flowing", "zooming")
                + line(found, "scripts, processor", Frame::script)
                + line(found, "page: scripts, layout, paint", Frame::page)
                + line(found, "page and all that draw it", Frame::all)
                + line(found, "page, wall", Frame::wall)
                + text(
                        "  %-34s %16.1f %16.1f%n",
                        "frames a second",
                        (double) flowing(found).size() / seconds,
                        (double) zooming(found).size() / seconds);
    }

    private static List<Frame> flowing(List<PageMeasured> found) {
        return found.stream().flatMap(run -> run.flowing().stream()).toList();
    }

    private static List<Frame> zooming(List<PageMeasured> found) {
        return found.stream().flatMap(run -> run.zooming().stream()).toList();
    }

    private static String line(List<PageMeasured> found, String what, ToDoubleFunction<Frame> figure) {
        return text("  %-34s %16s %16s%n", what, pair(flowing(found), figure), pair(zooming(found), figure));
    }

    private static String pair(List<Frame> frames, ToDoubleFunction<Frame> figure) {
        return text("%.1f  %5.1f", quantile(frames, figure, 0.5), quantile(frames, figure, 0.95));
    }

    /** @return 0 where there is no frame */
    static double quantile(List<Frame> frames, ToDoubleFunction<Frame> figure, double share) {
        var sorted = frames.stream().mapToDouble(figure).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))];
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
