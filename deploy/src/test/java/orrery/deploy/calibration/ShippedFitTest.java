package orrery.deploy.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import orrery.deploy.measured.kernel.KernelFile;
import orrery.fabric.catalogue.Catalogue;

/** The shipped figures are what a fit to the calibration data gives. */
@EnabledIfSystemProperty(named = "orrery.calibration", matches = ".+")
final class ShippedFitTest {
    private static final double WITHIN = 0.01; // of the errors; figures that make up for each other may differ more

    @Test
    void aNewFitOfProductsIsNoBetterThanTheShippedFigures() {
        var h100 = Catalogue.load().gpu("h100-sxm");
        var samples =
                KernelFile.read("calibration", Path.of(System.getProperty("orrery.calibration"), "gemm.csv")).stream()
                        .filter(row -> row.system().equals("h100_sxm"))
                        .filter(row -> row.dtype().equals("fp8"))
                        .map(row -> Sample.of(row, h100))
                        .toList();

        var fit = new Fit(Chips.sharing(h100.kernels())).to(samples).getFirst();

        assertEquals("product/fp8", fit.group());
        assertEquals(fit.before().median(), fit.after().median(), WITHIN);
        var compute = fit.group() + "/compute";
        assertEquals(h100.kernels().values().get(compute), fit.values().get(compute), 0.05);
        assertTrue(fit.after().rows() > 300, fit.after().toString());
    }
}
