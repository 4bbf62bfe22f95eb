package orrery.deploy.measured.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import orrery.deploy.measured.CsvLines.Cell;
import orrery.deploy.scenario.InputProblem;
import orrery.protocol.naming.Spelling;

/** Turns the lines under a header into rows. */
record KernelLines(KernelHeader header) {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]{1,3})?");
    private static final int LONGEST = 40;
    private static final int LONGEST_NAME = 80;
    private static final double LONGEST_MICROS = 1e10; // hours

    /** A kernel of minutes on the fastest chip; a long holds nine times more. */
    private static final double MOST_FLOPS = 1e18;

    /** @throws InputProblem naming the cell that cannot be used */
    KernelRow row(List<Cell> line) {
        var sizes = new HashMap<String, Long>();
        var words = new HashMap<String, String>();
        for (var column : header.table().columns()) {
            var cell = cell(line, column.name());
            switch (column) {
                case Column.Size size -> sizes.put(size.name(), size(cell, size));
                case Column.Word word -> words.put(word.name(), word(cell, word));
                case Column.Name name -> words.put(name.name(), name(cell, name));
            }
        }
        var latency = cell(line, header.latency().column());
        var system = words.remove("system");
        var row = new KernelRow(
                latency.origin(), cell(line, "system").origin(), header.table(), system, sizes, words, micros(latency));
        checkHeads(row, line);
        checkWork(row);
        checkFormats(row, line);
        return row;
    }

    private Cell cell(List<Cell> line, String column) {
        var place = header.places().get(column);
        if (place >= line.size()) {
            throw problem(
                    line.getLast(),
                    column,
                    "a line of " + line.size() + " cells",
                    "as many as the header has",
                    "add what is missing, with a comma before each cell, or leave the line out");
        }
        return line.get(place);
    }

    private static long size(Cell cell, Column.Size size) {
        var text = cell.text().strip();
        if (WHOLE.matcher(text).matches()) {
            var number = Long.parseLong(text);
            if (number >= size.least() && number <= size.most()) {
                return number;
            }
        }
        throw problem(
                cell,
                size.name(),
                quoted(text),
                "a whole number from " + size.least() + " to " + size.most(),
                "sizes are counts, not thousands or bytes");
    }

    private static String word(Cell cell, Column.Word column) {
        var text = cell.text().strip().toLowerCase(Locale.ROOT);
        if (!column.allowed().contains(text)) {
            throw problem(
                    cell,
                    column.name(),
                    quoted(text),
                    column.allowed().stream()
                            .map(word -> word.isEmpty() ? "nothing" : word)
                            .collect(Collectors.joining(", ")),
                    Spelling.didYouMean(text, column.allowed()));
        }
        return text;
    }

    private static String name(Cell cell, Column.Name column) {
        var text = cell.text().strip();
        if (text.isEmpty() || text.length() > LONGEST_NAME) {
            throw problem(cell, column.name(), quoted(text), "a name of at most " + LONGEST_NAME + " letters", "");
        }
        return text;
    }

    private double micros(Cell cell) {
        var text = cell.text().strip();
        var value = text.length() <= LONGEST && DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        var micros = value * header.latency().micros();
        if (micros > 0 && micros <= LONGEST_MICROS) {
            return micros;
        }
        throw problem(
                cell,
                header.latency().column(),
                quoted(text),
                "a time above 0 and of hours at most",
                "leave the row out where nothing was measured");
    }

    private void checkHeads(KernelRow row, List<Cell> line) {
        if (row.table() == KernelTable.ATTENTION && row.size("heads") % row.size("kv_heads") != 0) {
            throw new InputProblem(
                    cell(line, "kv_heads").origin(),
                    "kv_heads",
                    row.size("kv_heads") + " beside " + row.size("heads") + " query heads",
                    "a divisor of heads: each head of keys and values serves as many query heads",
                    "are heads and kv_heads swapped?");
        }
    }

    private static void checkWork(KernelRow row) {
        if (row.table().flops(row) > MOST_FLOPS) {
            throw new InputProblem(
                    row.origin(),
                    row.table().spelling(),
                    "sizes of more than 10^18 operations: " + row.what(),
                    "what one kernel does",
                    "are the sizes counts?");
        }
    }

    /** Projections and caches have formats; the table lets both be empty, since no kind has both but modules. */
    private void checkFormats(KernelRow row, List<Cell> line) {
        if (row.table() == KernelTable.MLA) {
            var kind = row.word("kind");
            checkFormat(row, line, "kv_dtype", !kind.startsWith("bmm"));
            checkFormat(row, line, "gemm_dtype", kind.endsWith("_module"));
        }
    }

    private void checkFormat(KernelRow row, List<Cell> line, String column, boolean needed) {
        if (needed && row.word(column).isEmpty()) {
            throw new InputProblem(
                    cell(line, column).origin(),
                    column,
                    "nothing",
                    "a format, which kind " + row.word("kind") + " has",
                    "name it");
        }
    }

    private static String quoted(String text) {
        return text.isEmpty()
                ? "nothing"
                : "\"" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + "\"";
    }

    private static InputProblem problem(Cell at, String field, String found, String allowed, String remedy) {
        return new InputProblem(at.origin(), field, found, allowed, remedy);
    }
}
