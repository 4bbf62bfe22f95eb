package orrery.deploy.measured;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import orrery.deploy.measured.CsvLines.Cell;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.SourceText;

/** A CSV file: a header that names at least the size and one of time, algbw and busbw; then a row for each size. */
final class MeasuredTable {
    private static final String FIGURES = "message_bytes and one of latency_us, algbw_GBps, busbw_GBps";

    private final SourceText source;
    private final Map<CsvColumn, Integer> columns = new EnumMap<>(CsvColumn.class);

    MeasuredTable(SourceText source) {
        this.source = source;
    }

    /** Whether the first line that says anything names the size of messages. */
    static boolean isOne(SourceText source) {
        return source.lines().stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .filter(line -> CsvColumn.SIZE.in(List.of(line.split(","))) >= 0)
                .isPresent();
    }

    /** Rows without a size or without any figure are left out: a table may hold other things, too. */
    List<Measurement> read() {
        var lines = new CsvLines(source).read();
        if (lines.isEmpty()) {
            throw new InputProblem(source.whole(), "", "nothing", "a log of nccl-tests or a CSV file", "");
        }
        findColumns(lines.getFirst());
        var rows = new ArrayList<Measurement>();
        for (var line : lines.subList(1, lines.size())) {
            var row = measurement(line);
            if (row != null) {
                rows.add(row);
            }
        }
        return List.copyOf(rows);
    }

    private void findColumns(List<Cell> header) {
        var names = header.stream().map(Cell::text).toList();
        for (var column : CsvColumn.values()) {
            var at = column.in(names);
            if (at >= 0) {
                columns.put(column, at);
            }
        }
        var hasFigure = columns.containsKey(CsvColumn.TIME)
                || columns.containsKey(CsvColumn.ALGBW)
                || columns.containsKey(CsvColumn.BUSBW);
        if (!columns.containsKey(CsvColumn.SIZE) || !hasFigure) {
            throw new InputProblem(
                    header.getFirst().origin(),
                    "",
                    "no header of nccl-tests, and as the header of a CSV file: " + shown(names),
                    "a log of nccl-tests, or CSV with columns " + FIGURES,
                    "name the columns in the first line");
        }
    }

    private static String shown(List<String> names) {
        var text = String.join(", ", names);
        return text.length() > 120 ? text.substring(0, 120) + " …" : text;
    }

    private Measurement measurement(List<Cell> line) {
        var size = text(line, CsvColumn.SIZE);
        var time = figure(line, CsvColumn.TIME);
        var algbw = figure(line, CsvColumn.ALGBW);
        var busbw = figure(line, CsvColumn.BUSBW);
        if (size.isEmpty() || time.isEmpty() && algbw.isEmpty() && busbw.isEmpty()) {
            return null;
        }
        return new Measurement(
                line.get(columns.get(CsvColumn.SIZE)).origin(),
                text(line, CsvColumn.COLLECTIVE),
                ranks(line),
                whole(line, CsvColumn.SIZE, 18),
                time,
                algbw,
                busbw,
                text(line, CsvColumn.SYSTEM),
                text(line, CsvColumn.HOW));
    }

    private OptionalInt ranks(List<Cell> line) {
        return text(line, CsvColumn.RANKS).isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) whole(line, CsvColumn.RANKS, 8));
    }

    private String text(List<Cell> line, CsvColumn column) {
        var at = columns.getOrDefault(column, line.size());
        return at < line.size() ? line.get(at).text().strip() : "";
    }

    private long whole(List<Cell> line, CsvColumn column, int digitsMost) {
        var text = text(line, column);
        if (!text.matches("\\d{1," + digitsMost + "}")) {
            throw wrong(line, column, "a whole number of at most " + digitsMost + " digits");
        }
        return Long.parseLong(text);
    }

    private OptionalDouble figure(List<Cell> line, CsvColumn column) {
        var text = text(line, column);
        if (text.isEmpty() || text.equalsIgnoreCase("N/A")) {
            return OptionalDouble.empty();
        }
        try {
            return Numbers.positive(text);
        } catch (NumberFormatException notOne) {
            throw wrong(line, column, "a number that is not negative, or nothing");
        }
    }

    private InputProblem wrong(List<Cell> line, CsvColumn column, String allowed) {
        var cell = line.get(columns.get(column));
        return new InputProblem(cell.origin(), column.preferred(), "\"" + cell.text() + "\"", allowed, "");
    }
}
