package orrery.deploy.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.scenario.InputProblem;

/**
 * The files of a table of errors that is committed: where it is written, what it must not be worse than, and the rows it is of.
 *
 * @param folder null where nothing is written
 * @param against null where nothing is compared
 * @param rows null where the shipped ones are taken
 */
record CommittedTable(Path folder, Path against, Path rows) {

    /** @throws InputProblem naming the option whose file or folder is not there */
    void check() {
        if (folder != null && !Files.isDirectory(folder)) {
            throw InputProblem.of("--write", "", "no folder " + folder, "a folder that exists", "make it");
        }
        if (against != null && !Files.isRegularFile(against)) {
            throw InputProblem.of("--against", "", "no file " + against, "a table written with --write", "");
        }
        if (rows != null && !Files.isRegularFile(rows)) {
            throw InputProblem.of("--rows", "", "no file " + rows, "a CSV file", "");
        }
    }

    /** Says what is worse than before, and how the command ends for it. */
    static int verdict(List<String> worse, Surroundings around) {
        worse.forEach(line -> around.err().print("worse: " + line + "\n"));
        around.err().flush();
        return (worse.isEmpty() ? ExitCode.OK : ExitCode.EXPECTATION_FAILED).code();
    }
}
