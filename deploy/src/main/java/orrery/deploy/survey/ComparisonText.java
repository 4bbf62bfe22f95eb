package orrery.deploy.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orrery.deploy.report.Figures;
import orrery.deploy.report.Paragraph;
import orrery.deploy.report.TextTable;

/** A comparison for a person: one line a topology, and below it what the columns mean and where the figures come from. */
public final class ComparisonText {
    private static final int WIDTH = 100;
    private static final List<String> HEADINGS = List.of(
            "topology",
            "endpoints",
            "hops",
            "zero load",
            "loaded (formula)",
            "loaded mean (simulated)",
            "loaded p99 (simulated)",
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
                LoadedWords.mean(entry.loaded()),
                LoadedWords.p99(entry.loaded()),
                FigureLines.rate(survey.bisection().bytesPerSecond()),
                Words.whole(Comparison.switches(survey)),
                Words.whole(Comparison.links(survey)),
                Comparison.isLit(survey) ? Words.fraction(survey.bill().lasers()) : Words.UNKNOWN,
                Words.power(survey.bill().opticsPower()));
    }

    private static Stream<String> notes(Comparison comparison) {
        var fixed = Stream.of(
                "hops and latency are means over ordered pairs of endpoints; bisection is in one direction; optics are the "
                        + "power of both ends of every fibre, lasers among it",
                comparison.method(),
                LoadedWords.method(comparison.load(), comparison.seed()));
        var each = comparison.entries().stream().flatMap(ComparisonText::notes);
        var sources = "figures from " + Cited.of(comparison.sources().values());
        return Stream.of(fixed, comparison.remarks().stream(), each, Stream.of(sources))
                .flatMap(part -> part);
    }

    private static Stream<String> notes(Comparison.Entry entry) {
        var survey = entry.survey();
        var unknown = survey.bill().unknown();
        return Stream.of(
                survey.name() + ": " + Words.how(survey.reach().how()) + "; " + LoadedWords.note(entry.loaded())
                        + (unknown.isEmpty() ? "" : "; no figure for " + String.join(", ", unknown)));
    }
}
