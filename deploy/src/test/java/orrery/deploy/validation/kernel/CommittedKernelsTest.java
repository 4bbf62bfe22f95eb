package orrery.deploy.validation.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import orrery.deploy.calibration.Estimate;
import orrery.deploy.calibration.Systems;
import orrery.deploy.measured.kernel.KernelFile;
import orrery.fabric.catalogue.Catalogue;

/** The errors of the committed table do not grow; where the calibration data lie. */
@EnabledIfSystemProperty(named = "orrery.calibration", matches = ".+")
final class CommittedKernelsTest {
    private static final Path TABLE = Path.of("validation", "kernels.csv");
    private static final double TOLERANCE = 0.002;

    @Test
    void noErrorIsWorseThanInTheCommittedTable() throws IOException {
        var rows = KernelFile.readFolder("calibration", Path.of(System.getProperty("orrery.calibration")));
        var committed = KernelCsv.read(TABLE.toString(), Files.readString(TABLE));

        var validation = KernelValidation.of(rows, new Systems(Catalogue.load()), Estimate.shipped());

        assertTrue(committed.lines().size() > 50, committed.lines().size() + " lines to compare with");
        assertEquals(
                List.of(),
                validation.table().worseThan(committed, TOLERANCE),
                "worse than " + TABLE
                        + "; where that is meant: orrery validate kernels --calibration FOLDER --write deploy/validation");
        assertEquals(
                rows.size(),
                validation.compared().size() + validation.excluded().size(),
                "no row is dropped");
    }
}
