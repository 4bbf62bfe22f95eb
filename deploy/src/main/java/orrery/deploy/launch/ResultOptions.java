package orrery.deploy.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import orrery.deploy.result.ResultFolder;
import orrery.deploy.scenario.InputProblem;
import picocli.CommandLine.Option;

/** The options that say where a run leaves its results. */
final class ResultOptions {
    private static final DateTimeFormatter STARTED = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final String OUT = "--out";

    @Option(names = OUT, paramLabel = "FOLDER", description = "Leave results there (default: orrery-runs/...).")
    private Path out;

    @Option(names = "--force", description = "Replace the results that lie there.")
    private boolean force;

    @Option(names = "--no-out", description = "Leave no results.")
    private boolean none;

    /**
     * Empty where none are left.
     *
     * @param name of the scenario
     * @throws InputProblem where they cannot be left where somebody asked for them
     */
    Optional<ResultFolder> begin(String name, Surroundings around) {
        if (none && out != null) {
            throw InputProblem.of(OUT, "", "--no-out beside it", "one of them", "");
        }
        if (none) {
            return Optional.empty();
        }
        return out != null
                ? Optional.of(ResultFolder.begin(OUT, out, force))
                : around.results().flatMap(root -> usual(fresh(root, name), around));
    }

    /** Nobody asked for it, so nothing fails without it. */
    private static Optional<ResultFolder> usual(Path folder, Surroundings around) {
        try {
            return Optional.of(ResultFolder.begin(OUT, folder, false));
        } catch (InputProblem unusable) {
            around.err().print("no results are left: " + unusable.getMessage() + "\n");
            around.err().flush();
            return Optional.empty();
        }
    }

    /** A folder that is not there yet, named by what runs and when it began. */
    static Path fresh(Path root, String name) {
        var started = root.resolve(name + "-" + LocalDateTime.now().format(STARTED));
        var folder = started;
        for (var number = 2; Files.exists(folder); number++) {
            folder = started.resolveSibling(started.getFileName() + "-" + number);
        }
        return folder;
    }
}
