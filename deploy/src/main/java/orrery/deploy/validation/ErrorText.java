package orrery.deploy.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orrery.deploy.report.TextTable;

/**
 * How people read groups of errors and what was left out, on a terminal or as Markdown; a blank word is all of its kind.
 *
 * @param words what the words of a group are
 */
public record ErrorText(List<String> words) {
    private static final List<String> FIGURES = List.of("rows", "median |error|", "p90", "bias", "worst rows");
    private static final String ALL = "all";

    public String table(List<ErrorGroup> groups) {
        return TextTable.of(rows(groups));
    }

    public String markdown(List<ErrorGroup> groups) {
        var rows = rows(groups);
        rows.add(1, rows.getFirst().stream().map(_ -> "---").toList());
        return rows.stream().map(ErrorText::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells).replace("|error|", "\\|error\\|") + " |\n";
    }

    private List<List<String>> rows(List<ErrorGroup> groups) {
        var rows = new ArrayList<List<String>>();
        rows.add(Stream.concat(words.stream(), FIGURES.stream()).toList());
        groups.forEach(group -> rows.add(cells(group)));
        return rows;
    }

    private static List<String> cells(ErrorGroup group) {
        return Stream.concat(
                        group.words().stream().map(word -> word.isEmpty() ? ALL : word),
                        Stream.of(
                                Integer.toString(group.rows()),
                                Percent.of(group.median()),
                                Percent.of(group.p90()),
                                Percent.signed(group.bias()),
                                group.worst()))
                .toList();
    }

    /** Rows that are not compared, as a list on a terminal; empty where there are none. */
    public static String excluded(List<String> rows) {
        return listed(rows, "\nNot compared:\n", "  ");
    }

    /** The same in Markdown. */
    public static String excludedInMarkdown(List<String> rows) {
        return listed(rows, "\n## Not compared\n\n", "- ");
    }

    private static String listed(List<String> rows, String title, String before) {
        return rows.isEmpty()
                ? ""
                : title + rows.stream().map(row -> before + row + "\n").collect(Collectors.joining());
    }
}
