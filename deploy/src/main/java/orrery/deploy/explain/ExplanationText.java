package orrery.deploy.explain;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orrery.deploy.report.Paragraph;
import orrery.fabric.catalogue.Amount;
import orrery.fabric.catalogue.Figure;
import orrery.fabric.explain.Contents;
import orrery.fabric.explain.Explanation;
import orrery.fabric.explain.Explanation.Part;

/** Figures in columns: name, value, unit, confidence, source; what is derived comes below, with its sum. */
public final class ExplanationText {
    private static final int WIDTH = 110;
    private static final int NARROWEST_SOURCE = 36;
    private static final int INDENT = 2;

    private ExplanationText() {}

    /** The words of one line, still without their columns. */
    private record Line(String name, Amount amount, String confidence, String source) {}

    public static String of(Explanation explanation) {
        return explanation.parts().stream().map(ExplanationText::part).collect(Collectors.joining("\n"));
    }

    /** Every section with its rows, as far as the lines reach. */
    public static String of(List<Contents> contents) {
        var widest = contents.stream()
                .mapToInt(each -> each.section().length())
                .max()
                .orElse(0);
        return contents.stream().map(each -> section(each, widest)).collect(Collectors.joining());
    }

    private static String section(Contents contents, int widest) {
        var lines = Paragraph.lines(String.join("  ", contents.rows()), WIDTH - widest - INDENT);
        var below = "\n" + " ".repeat(widest + INDENT);
        return left(contents.section(), widest + INDENT)
                + lines.stream().map(String::strip).collect(Collectors.joining(below)) + "\n";
    }

    private static String part(Part part) {
        var figures = part.figures().stream().map(figure -> line(part, figure));
        var derived = part.derived().stream().map(each -> new Line(each.name(), each.amount(), "derived", each.how()));
        var title = part.path() + (part.why().isEmpty() ? "" : " (" + part.why() + ")") + "\n";
        return title + columns(Stream.concat(figures, derived).toList());
    }

    private static Line line(Part part, Figure figure) {
        var full = figure.name().replace('/', '.');
        var name = full.equals(part.path())
                ? full.substring(full.lastIndexOf('.') + 1)
                : full.substring(part.path().length() + 1);
        return new Line(
                name,
                figure.amount(),
                figure.confidence().name().toLowerCase(Locale.ROOT),
                uncertainty(figure) + figure.source());
    }

    private static String columns(List<Line> lines) {
        var name = widest(lines.stream().map(Line::name));
        var number = widest(lines.stream().map(line -> line.amount().number()));
        var unit = widest(lines.stream().map(line -> line.amount().unit()));
        var confidence = widest(lines.stream().map(Line::confidence));
        var before = INDENT + name + 2 + number + 1 + unit + 2 + confidence + 2;
        return lines.stream()
                .map(line -> " ".repeat(INDENT) + left(line.name(), name + 2)
                        + " ".repeat(number - line.amount().number().length())
                        + line.amount().number() + " " + left(line.amount().unit(), unit + 2)
                        + left(line.confidence(), confidence + 2) + source(line.source(), before) + "\n")
                .collect(Collectors.joining());
    }

    private static String uncertainty(Figure figure) {
        return figure.uncertainty().isEmpty() ? "" : String.format(Locale.ROOT, "\u00b1%.0f%%; ", 100 * figure.share());
    }

    private static String source(String source, int before) {
        var lines = Paragraph.lines(source, Math.max(NARROWEST_SOURCE, WIDTH - before));
        return String.join("\n" + " ".repeat(before), lines);
    }

    private static int widest(Stream<String> words) {
        return words.mapToInt(String::length).max().orElse(0);
    }

    private static String left(String word, int width) {
        return word + " ".repeat(width - word.length());
    }
}
