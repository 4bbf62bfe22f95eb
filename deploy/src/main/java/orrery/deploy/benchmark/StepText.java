package orrery.deploy.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import orrery.deploy.benchmark.StepMeasured.Step;

/** What a {@link StepBenchmark} found: medians over all timed steps, both kinds side by side. */
public final class StepText {
    private final StepFound found;

    private StepText(StepFound found) {
        this.found = found;
    }

    public static String of(StepPlan plan, StepFound found) {
        return new StepText(found).lines(plan);
    }

    private String lines(StepPlan plan) {
        return text(
                        "one decode step of %s on %s, %d ranks by data and by experts; %d cores, median of %d runs of %d steps%n%n",
                        plan.model(),
                        plan.topology(),
                        plan.ranks(),
                        Runtime.getRuntime().availableProcessors(),
                        plan.times(),
                        plan.steps())
                + text("  %-22s %14s %14s%n", "", "every message", "fast-forward")
                + line("wall, s", "%14.4f", Step::seconds)
                + line("processor, s", "%14.4f", Step::processor)
                + line("events", "%,14.0f", Step::events)
                + prompts()
                + text("%n  wall ratio %.1f; ", found.ratio())
                + (found.isRight()
                        ? text("all runs came to the same times and bytes%n")
                        : text("WRONG: runs came to different times or bytes, or nothing was foreseen%n"));
    }

    private String line(String what, String format, ToDoubleFunction<Step> figure) {
        return text(
                "  %-22s " + format + " " + format + "%n",
                what,
                StepFound.median(found.full(), figure),
                StepFound.median(found.forward(), figure));
    }

    private String prompts() {
        return text(
                "  %-22s %14.4f %14.4f%n  %-22s %14.4f %14.4f%n",
                "step of prompts, s",
                median(found.full().stream().map(StepMeasured::first).toList()),
                median(found.forward().stream().map(StepMeasured::first).toList()),
                "first decode step, s",
                median(found.full().stream().map(run -> run.warmUp().getFirst()).toList()),
                median(found.forward().stream()
                        .map(run -> run.warmUp().getFirst())
                        .toList()));
    }

    private static double median(List<Step> steps) {
        var sorted = steps.stream().mapToDouble(Step::seconds).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
