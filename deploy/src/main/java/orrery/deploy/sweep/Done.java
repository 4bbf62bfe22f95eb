package orrery.deploy.sweep;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import orrery.deploy.experiment.Subject;
import orrery.deploy.result.Stamp;
import orrery.deploy.result.StampForm;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ScenarioInput;
import orrery.fabric.catalogue.ProcessCatalogue;

/** Whether what lies in the folder of a cell is what its run would leave now. */
final class Done {
    private static final String OPTION = "--resume";

    private Done() {}

    /**
     * By its stamp: the same version, catalogue, scenario, files and settings.
     *
     * @param isVerified whether runs are compared with one device
     */
    static boolean is(Path folder, ScenarioInput scenario, Cell cell, boolean isVerified) {
        var stamp = folder.resolve(Stamp.FILE);
        return Files.isRegularFile(stamp)
                && Files.isRegularFile(folder.resolve(SweepFolder.SUMMARY))
                && isSame(stamp, scenario, cell, isVerified);
    }

    private static boolean isSame(Path file, ScenarioInput scenario, Cell cell, boolean isVerified) {
        try {
            var before = StampForm.read(OPTION, file);
            var now = Subject.read(scenario.again(), cell.settings());
            return before.isVerified() == isVerified
                    && !before.isTyped()
                    && before.catalogue().equals(ProcessCatalogue.sha256())
                    && before.asked().equals(now.asked())
                    && before.inputs().equals(now.inputs());
        } catch (InputProblem
                | UncheckedIOException other) { // what cannot be read is not the same, and the cell's run says why
            return false;
        }
    }
}
