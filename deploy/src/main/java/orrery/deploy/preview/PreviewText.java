package orrery.deploy.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import orrery.deploy.planning.CutWords;
import orrery.deploy.report.Heading;
import orrery.deploy.report.Paragraph;
import orrery.fabric.topology.Topology;
import orrery.node.scenario.Scenario;

/** What a scenario would run, in a few lines. */
public final class PreviewText {
    private static final int WIDTH = 110;
    private static final int LABEL = 12; // "  numerics  "

    private PreviewText() {}

    public static String of(Preview preview) {
        var scenario = preview.scenario();
        var lines = new ArrayList<String>();
        lines.addAll(labelled("run", Heading.of(scenario)));
        lines.addAll(labelled("machine", machine(preview.topology())));
        for (var pool : scenario.plan().deployment().pools()) {
            lines.addAll(labelled("plan", CutWords.of(pool)));
        }
        lines.addAll(labelled("numerics", numerics(scenario)));
        lines.addAll(labelled("load", load(preview)));
        lines.addAll(labelled("faults", faults(preview)));
        lines.addAll(labelled("expect", expectations(preview.expectations())));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining()) + "valid\n";
    }

    private static String machine(Topology topology) {
        var counts = new ArrayList<String>();
        add(counts, topology.gpus().length, "GPU");
        add(counts, topology.lpus().length, "LPU");
        add(counts, topology.cpus().length, "CPU");
        add(counts, topology.nics().length, "NIC");
        add(counts, topology.switches().length, "switch");
        return String.join(", ", counts) + ", " + counted(topology.links(), "link");
    }

    private static void add(List<String> counts, int count, String what) {
        if (count > 0) {
            counts.add(counted(count, what));
        }
    }

    private static String numerics(Scenario scenario) {
        return switch (scenario.numerics()) {
            case REAL -> "real; tokens are compared with one device's";
            case SHADOW ->
                "shadow: sizes and times of the full model, tokens of its shrunk twin, compared with one device's";
            case NONE -> "none: sizes and times alone";
        };
    }

    private static String load(Preview preview) {
        var load = preview.scenario().load();
        return counted(load.prompts().size(), "request") + ", at most " + counted(preview.newTokensMost(), "new token");
    }

    private static String faults(Preview preview) {
        var entries = preview.scenario().faults().schedule().size();
        return entries == 0
                ? "none"
                : (entries == 1 ? "1 entry" : entries + " entries") + ", " + counted(preview.strikes(), "strike");
    }

    private static String expectations(int bounds) {
        return bounds == 0 ? "nothing more" : counted(bounds, "figure") + " within bounds";
    }

    private static String counted(long count, String what) {
        var several = what.endsWith("h") ? what + "es" : what + "s";
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? what : several);
    }

    private static List<String> labelled(String label, String text) {
        var lines = new ArrayList<String>();
        for (var line : Paragraph.lines(text, WIDTH - LABEL)) {
            var before = lines.isEmpty() ? "  " + label : "";
            lines.add(before + " ".repeat(LABEL - before.length()) + line.strip());
        }
        return lines;
    }
}
