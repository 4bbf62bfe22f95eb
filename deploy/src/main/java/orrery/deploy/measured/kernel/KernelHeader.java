package orrery.deploy.measured.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import orrery.deploy.measured.CsvLines.Cell;
import orrery.deploy.scenario.InputProblem;
import orrery.protocol.naming.Spelling;

/**
 * What the first line of a file says.
 *
 * @param places of columns by name
 */
record KernelHeader(KernelTable table, Latency latency, Map<String, Integer> places) {
    private static final int SHOWN = 24;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]*\\.?[0-9]+(?:e[+-]?[0-9]+)?");

    /** @throws InputProblem where a column is missing or stands twice, or there is no latency */
    static KernelHeader of(List<Cell> line) {
        var names = line.stream()
                .map(cell -> cell.text().strip().toLowerCase(Locale.ROOT))
                .toList();
        refuseFigures(line, names);
        var places = new HashMap<String, Integer>();
        for (var i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty() && places.put(names.get(i), i) != null) {
                throw problem(
                        line.get(i),
                        names.get(i),
                        "the same column twice",
                        "each column once",
                        "rename one of them, or leave it out");
            }
        }
        var table = nearest(names);
        for (var column : table.columnNames()) {
            if (!places.containsKey(column)) {
                throw missing(line.getFirst(), table, column, names);
            }
        }
        return new KernelHeader(table, latency(line.getFirst(), names), places);
    }

    /** A row of figures in the header's place would be told that a column is missing, or stands twice where sizes are equal. */
    private static void refuseFigures(List<Cell> line, List<String> names) {
        for (var i = 0; i < names.size(); i++) {
            if (NUMBER.matcher(names.get(i)).matches()) {
                throw problem(
                        line.get(i),
                        "",
                        "the number " + names.get(i) + " in the first line, where names of columns belong",
                        "a header, for example " + String.join(",", KernelTable.GEMM.columnNames()) + ",latency_us",
                        "write the names of the columns above the rows");
            }
        }
    }

    /** The table that lacks the fewest columns, a share of its own; of equals the first. */
    private static KernelTable nearest(List<String> names) {
        return Arrays.stream(KernelTable.values())
                .min(Comparator.comparingDouble(table ->
                        (double) lacking(table, names).size() / table.columns().size()))
                .orElseThrow();
    }

    private static List<String> lacking(KernelTable table, List<String> names) {
        var lacking = new ArrayList<>(table.columnNames());
        lacking.removeAll(new HashSet<>(names));
        return lacking;
    }

    private static InputProblem missing(Cell first, KernelTable table, String column, List<String> names) {
        var unknown = names.stream()
                .filter(name -> !table.columnNames().contains(name))
                .limit(SHOWN)
                .toList();
        var near = Spelling.nearest(column, unknown)
                .map(found -> "; is " + found + " meant? rename it")
                .orElse("");
        return problem(
                first,
                column,
                "no such column",
                "for a table of " + table.spelling() + ": " + String.join(", ", table.columnNames())
                        + " and latency_us; other tables have other columns",
                "add the column" + near);
    }

    private static Latency latency(Cell first, List<String> names) {
        var found = Arrays.stream(Latency.values())
                .filter(one -> names.contains(one.column()))
                .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw problem(
                first,
                "latency_us",
                found.isEmpty() ? "no column of latencies" : found.size() + " columns of latencies",
                "one of " + String.join(", ", Latency.columns()),
                "name the column after its unit");
    }

    private static InputProblem problem(Cell at, String field, String found, String allowed, String remedy) {
        return new InputProblem(at.origin(), field, found, allowed, remedy);
    }
}
