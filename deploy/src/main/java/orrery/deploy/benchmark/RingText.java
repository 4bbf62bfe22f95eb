package orrery.deploy.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import orrery.deploy.benchmark.RingBenchmark.RunsOfOne;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

/** What a {@link RingBenchmark} found, as a few lines for each size. */
public final class RingText {
    private static final double MEGA = 1e6;

    private RingText() {}

    public static String of(RingPlan plan, List<RunsOfOne> found) {
        var head = String.format(
                Locale.ROOT,
                "ring all-reduce over one switch: %s and %s a link, %d chunks of %s a step; %d cores, JVM %s%n",
                plan.bandwidth(),
                plan.latency(),
                plan.chunks(),
                plan.chunk(),
                Runtime.getRuntime().availableProcessors(),
                String.join(" ", plan.java()));
        return head + found.stream().map(runs -> of(plan, runs)).collect(Collectors.joining());
    }

    private static String of(RingPlan plan, RunsOfOne runs) {
        var median = runs.median();
        var lines = new ArrayList<String>();
        lines.add(text("%n%,d endpoints", median.endpoints()));
        lines.add(text("  messages      %,d, in %,d events", median.messages(), median.events()));
        lines.add(text(
                "  seconds       %.2f (%.2f to %.2f, %d runs, each in a fresh JVM), and %.2f to prepare",
                median.seconds(),
                runs.fastest().seconds(),
                runs.slowest().seconds(),
                runs.runs().size(),
                median.preparing()));
        lines.add(text(
                "  processor     %.2f s, %.0f ns a message",
                median.processor(), median.processor() * 1e9 / median.messages()));
        lines.add(text(
                "  rate          %.1f M events/s, %.1f M messages/s",
                median.events() / median.seconds() / MEGA, median.messages() / median.seconds() / MEGA));
        lines.add("  peak memory   " + memory(runs.peakBytes()) + " resident");
        lines.add("  virtual time  " + new SimDuration(median.timePs()) + verdict(runs));
        plan.reference()
                .at(median.endpoints())
                .ifPresent(row -> lines.add("  reference     " + row.seconds() + " s and " + row.memory() + ": "
                        + plan.reference().name()));
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private static String verdict(RunsOfOne runs) {
        return runs.isRight()
                ? ", as the closed form says"
                : ", where the closed form says "
                        + new SimDuration(runs.median().closedFormPs());
    }

    private static String memory(long bytes) {
        return bytes < 0 ? "unknown" : new ByteCount(bytes / 1_000_000 * 1_000_000).toString();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
