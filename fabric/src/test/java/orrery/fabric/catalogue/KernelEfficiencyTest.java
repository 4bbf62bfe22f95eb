package orrery.fabric.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KernelEfficiencyTest {
    private static final String FILE = "kernels.yaml";

    private static Catalogue after(String found, String replacement) {
        var shipped = CatalogueFiles.shipped(FILE);
        assertTrue(Pattern.compile(found).matcher(shipped).find(), found);
        return Catalogue.read(
                name -> name.equals(FILE) ? shipped.replaceFirst(found, replacement) : CatalogueFiles.shipped(name));
    }

    private static String complaint(String found, String replacement) {
        return assertThrows(CatalogueProblem.class, () -> after(found, replacement))
                .getMessage();
    }

    @Test
    void chipsWithoutMeasurementsTakeTheirNearestRelativesShares() {
        var catalogue = Catalogue.load();
        assertEquals(
                catalogue.gpu("h100-sxm").kernels().values(),
                catalogue.gpu("h200-sxm").kernels().values());
        assertTrue(catalogue.gpu("h100-sxm").kernels().validated());
        assertFalse(catalogue.gpu("h200-sxm").kernels().validated());
        assertFalse(catalogue.gpu("rubin").kernels().validated());
    }

    @Test
    void parametersAreAFlatVector() {
        var row = Catalogue.load().efficiency("blackwell");
        var values = new LinkedHashMap<>(row.values());
        values.replaceAll((name, value) -> 2 * value);
        var twice = row.with(values);
        assertEquals(
                2 * row.value(KernelKind.PRODUCT, KernelFormat.BF16, KernelParameter.MEMORY),
                twice.value(KernelKind.PRODUCT, KernelFormat.BF16, KernelParameter.MEMORY));
        values.remove("product/bf16/memory");
        assertThrows(IllegalArgumentException.class, () -> row.with(values));
    }

    @Test
    void everyShareOfAPeakIsOneAtMost() {
        Catalogue.load().efficiency("hopper").values().forEach((name, value) -> {
            if (name.endsWith("/compute") || name.endsWith("/memory")) {
                assertTrue(value > 0 && value <= 1, name + " is " + value);
            }
        });
    }

    @Test
    void aFitSaysWhereItComesFrom() {
        var figure =
                Catalogue.load().figure("kernels/hopper/product/bf16/compute").orElseThrow();
        assertEquals(Confidence.MEASURED, figure.confidence());
        assertTrue(figure.source().contains("fitted"), figure.source());
    }

    @Test
    void pointsAtAnUnknownParameterAndItsNearestSpelling() {
        var complaint = complaint("compute: 0", "compte: 0");
        assertTrue(complaint.contains("product/bf16/compte"), complaint);
        assertTrue(complaint.contains("did you mean \"compute\"?"), complaint);
    }

    @Test
    void pointsAtAWrongUnit() {
        var complaint = complaint("launch: [0-9.]+ us", "launch: 3 ms");
        assertTrue(complaint.contains("product/bf16/launch: found \"3 ms\""), complaint);
        assertTrue(complaint.contains("in us"), complaint);
    }

    @Test
    void aRowCanOnlyBeLikeOneBeforeIt() {
        var complaint = complaint("like: hopper", "like: hoper");
        assertTrue(complaint.contains("did you mean \"hopper\"?"), complaint);
    }
}
