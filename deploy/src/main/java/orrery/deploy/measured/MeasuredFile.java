package orrery.deploy.measured;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import orrery.deploy.scenario.InputFile;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.Origin;
import orrery.deploy.scenario.SourceText;

/** Reads measured rows from a file of either form. */
public final class MeasuredFile {
    private static final int BYTES_MAX = 64_000_000;

    private MeasuredFile() {}

    /**
     * Reads a saved log of nccl-tests, one run or many, or a CSV file.
     *
     * @param option the option that names the file, for messages
     * @throws InputProblem where it cannot be read, has neither form, or a row says what it should not
     */
    public static List<Measurement> read(String option, String path) {
        try {
            return parse(InputFile.read(Path.of(path), Origin.of(option), "", BYTES_MAX));
        } catch (InvalidPathException unusable) {
            throw InputProblem.of(option, "", "\"" + path + "\": " + unusable.getReason(), "a path", "");
        }
    }

    /** Whether a text looks like measured collectives: a log of nccl-tests, or CSV with sizes of messages. */
    public static boolean isOne(SourceText source) {
        return NcclLog.isOne(source) || MeasuredTable.isOne(source);
    }

    /** The rows of a text, in its order. */
    public static List<Measurement> parse(SourceText source) {
        var rows = NcclLog.isOne(source) ? new NcclLog(source).read() : new MeasuredTable(source).read();
        if (rows.isEmpty()) {
            throw new InputProblem(
                    source.whole(),
                    "",
                    "a header and no row of figures",
                    "at least one measured size",
                    "was the run cut off before it printed any?");
        }
        return rows;
    }
}
