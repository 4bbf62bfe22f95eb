package orrery.deploy.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orrery.deploy.report.Figures;
import orrery.deploy.report.Paragraph;
import orrery.deploy.report.TextTable;
import orrery.fabric.survey.Survey;

/** A comparison for a person: one line a topology, and below it what the columns mean and where the figures come from. */
public final class ComparisonText {
    private static final int WIDTH = 100;
    private static final List<String> HEADINGS = List.of(
            "topology",
            "endpoints",
            "hops",
            "zero load",
            "loaded",
            "bisection",
            "switches",
            "links",
            "lasers",
            "optics");

    private ComparisonText() {}

    public static String of(Comparison comparison) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADINGS);
        comparison.entries().forEach(entry -> rows.add(row(entry, comparison.load())));
        var notes = notes(comparison)
                .map(note -> String.join("\n  ", Paragraph.lines(note, WIDTH)) + "\n")
                .collect(Collectors.joining());
        return TextTable.of(rows) + "\n" + notes;
    }

    private static List<String> row(Comparison.Entry entry, double load) {
        var survey = entry.survey();
        return List.of(
                Paragraph.printable(entry.label()),
                Words.whole(survey.endpoints()),
                String.format(Locale.ROOT, "%.2f", survey.reach().hopsMean()),
                Figures.time(survey.reach().latencyPsMean()),
                Figures.time(survey.reach().loadedLatencyPs(load)),
                FigureLines.rate(survey.bisection().bytesPerSecond()),
                Words.whole(Comparison.switches(survey)),
                Words.whole(Comparison.links(survey)),
                Comparison.isLit(survey) ? Words.fraction(survey.bill().lasers()) : "unknown",
                survey.bill().opticsPower().toString());
    }

    private static Stream<String> notes(Comparison comparison) {
        var fixed = Stream.of(
                "hops and latency are means over ordered pairs of endpoints; bisection is in one direction; optics are the "
                        + "power of both ends of every fibre, lasers among it, an adapter's end like a switch's",
                comparison.method());
        var each = comparison.entries().stream().map(Comparison.Entry::survey).flatMap(ComparisonText::notes);
        var sources = "figures from " + Cited.of(comparison.sources().values());
        return Stream.of(fixed, each, Stream.of(sources)).flatMap(part -> part);
    }

    private static Stream<String> notes(Survey survey) {
        var unknown = survey.bill().unknown();
        return Stream.of(survey.name() + ": " + Words.how(survey.reach().how())
                + (unknown.isEmpty() ? "" : "; no figure for " + String.join(", ", unknown)));
    }
}
