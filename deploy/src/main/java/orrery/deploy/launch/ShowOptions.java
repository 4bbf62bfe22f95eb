package orrery.deploy.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import orrery.deploy.collective.Question;
import orrery.deploy.collective.TrialShow;
import orrery.deploy.report.ProgressDisplay.Way;
import orrery.deploy.scenario.InputProblem;
import picocli.CommandLine.Option;

/** The options that say how results are shown, and where. */
final class ShowOptions {
    @Option(names = "--json", description = "The result as JSON; progress as JSON on stderr.")
    private boolean json;

    @Option(names = "--csv", description = "The result as CSV with a header.")
    private boolean csv;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the result to a file.")
    private Path file;

    /** @throws InputProblem where they contradict each other, or the file cannot be written */
    void check() {
        if (json && csv) {
            throw InputProblem.of("--json", "", "--csv beside it", "one of them", "");
        }
        if (file != null) {
            OutputFile.check("--out", file);
        }
    }

    Way way(boolean isTerminal) {
        return json ? Way.JSON_LINES : isTerminal ? Way.TERMINAL : Way.LINES;
    }

    /** Where results go: to be closed. Closing standard output only flushes it. */
    PrintWriter open(PrintWriter standard) {
        try {
            return file == null ? new Staying(standard) : new PrintWriter(Files.newBufferedWriter(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    TrialShow show(Question question, boolean isCompared, PrintWriter out) {
        return json
                ? TrialShow.json(question, out)
                : csv ? TrialShow.csv(question, isCompared, out) : TrialShow.text(question, out);
    }

    private static final class Staying extends PrintWriter {
        Staying(PrintWriter standard) {
            super(standard);
        }

        @Override
        public void close() {
            flush();
        }
    }
}
