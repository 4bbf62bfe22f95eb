package orrery.deploy.measured.kernel;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import orrery.deploy.measured.CsvLines;
import orrery.deploy.scenario.InputFile;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.Origin;
import orrery.deploy.scenario.SourceText;

/** Reads measured kernels from files and folders. */
public final class KernelFile {
    private static final int BYTES_MAX = 32_000_000;
    private static final int ROWS_MAX = 200_000;

    private KernelFile() {}

    /**
     * The rows of one table.
     *
     * @param option that names the file, for messages
     * @throws InputProblem where it cannot be read, has no header of a table, or a row says what it should not
     */
    public static List<KernelRow> read(String option, Path file) {
        return parse(InputFile.read(file, Origin.of(option), "", BYTES_MAX));
    }

    /**
     * The rows of all tables that lie in a folder under their own names, in the order of {@link KernelTable}.
     *
     * @throws InputProblem where there is none of them, too
     */
    public static List<KernelRow> readFolder(String option, Path folder) {
        var rows = new ArrayList<KernelRow>();
        for (var table : KernelTable.values()) {
            var file = folder.resolve(table.fileName());
            if (Files.isRegularFile(file)) {
                rows.addAll(read(option, file));
            }
        }
        if (rows.isEmpty()) {
            var names = Arrays.stream(KernelTable.values())
                    .map(KernelTable::fileName)
                    .toList();
            throw InputProblem.of(
                    option, "", "none of them in " + folder, "a folder with " + String.join(", ", names), "");
        }
        return rows;
    }

    /** @throws InputProblem where the system knows no such path */
    public static Path path(String option, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException unusable) {
            throw InputProblem.of(option, "", "\"" + text + "\": " + unusable.getReason(), "a path", "");
        }
    }

    /** Whether a text is a table of kernels, rather than of collectives: a column of its header counts rows, tokens or prompts. */
    public static boolean isOne(SourceText source) {
        return source.lines().stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .limit(1)
                .flatMap(header -> Arrays.stream(header.toLowerCase(Locale.ROOT).split("[,\"\\s]+")))
                .anyMatch(Set.of("m", "batch", "num_tokens")::contains);
    }

    /** The rows of a text, in its order. */
    static List<KernelRow> parse(SourceText source) {
        var lines = new CsvLines(source).read();
        if (lines.size() < 2 || lines.size() > ROWS_MAX + 1) {
            throw new InputProblem(
                    source.whole(),
                    "",
                    size(lines.size()),
                    "a header and from 1 to " + ROWS_MAX + " rows",
                    lines.size() < 2
                            ? "was the right file given? a header alone measures nothing"
                            : "was the right file given? then give it in parts");
        }
        var reader = new KernelLines(KernelHeader.of(lines.getFirst()));
        return lines.subList(1, lines.size()).stream().map(reader::row).toList();
    }

    private static String size(int lines) {
        return switch (lines) {
            case 0 -> "nothing";
            case 1 -> "one line, and no rows under it";
            default -> (lines - 1) + " rows";
        };
    }
}
