package orrery.fabric.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.fabric.catalogue.Failure.Counted;

final class FailureTest {
    private static final Catalogue CATALOGUE = Catalogue.shipped();

    /** arXiv 2407.21783, table 5. */
    @Test
    void whatIsCountedByTheHourOfAGpuAddsUpToTheInterruptionsThatWerePublished() {
        var perGpuHour = CATALOGUE.reliability().failures().stream()
                .filter(failure -> failure.counted() == Counted.GPU)
                .mapToDouble(Failure::perHour)
                .sum();

        assertEquals(419, perGpuHour * 16_384 * 54 * 24, 0.5);
    }

    @Test
    void everyGpuOfTheCatalogueStandsOnATray() {
        for (var gpu : CATALOGUE.gpuNames()) {
            assertTrue(CATALOGUE.reliability().tray(gpu) >= 1, gpu);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gpu-hbm | rate: {value: 3391 FIT | rate: {value: 3391 h | 1333 FIT",
                "gpu-hbm | rate: {value: 3391 FIT | rate: {value: NaN FIT | 1333 FIT",
                "gpu-hbm | counted: gpu | counted: gpus | gpu, nvswitch",
                "gpu-hbm | stops: copy | stops: tray | copy or domain",
                "gpu-hbm | takes: tray | takes: nothing | nothing with nothing",
                "gpu-hbm | mended: reset | mended: resett | did you mean \"reset\"?",
            })
    void refusesWhatCannotBe(String row, String good, String bad, String says) {
        var problem = assertThrows(
                CatalogueProblem.class,
                () -> Catalogue.read(file -> file.equals("failures.yaml")
                        ? changed(CatalogueFiles.shipped(file), row, good, bad)
                        : CatalogueFiles.shipped(file)));

        assertTrue(problem.getMessage().contains("failures.yaml"), problem::getMessage);
        assertTrue(problem.getMessage().contains(row), problem::getMessage);
        assertTrue(problem.getMessage().contains(says), problem::getMessage);
    }

    private static String changed(String text, String row, String good, String bad) {
        var from = text.indexOf("\n" + row + ":");
        assertTrue(text.indexOf(good, from) > from, good);
        return text.substring(0, from) + text.substring(from).replaceFirst(Pattern.quote(good), bad);
    }
}
