package orrery.fabric.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddedRowsTest {
    private static final String MINE = """
            gpus:
              mine:
                like: h100-sxm
                memoryBandwidth: {value: 3.2 TB/s, source: "measured here", confidence: measured}
                compute:
                  fp8: {value: 1500 TFLOPS, source: "throttled", confidence: measured}
            """;

    @Test
    void aRowLikeAnotherDiffersInWhatItGives() {
        var catalogue = Catalogue.with("mine.yaml", MINE);
        var mine = catalogue.gpu("mine");
        var model = catalogue.gpu("h100-sxm");

        assertEquals(3_200_000_000_000L, mine.memoryBandwidth().bytesPerSecond());
        assertEquals(model.compute().get(Precision.BF16), mine.compute().get(Precision.BF16));
        assertEquals(1500, mine.compute().get(Precision.FP8).flopsPerSecond() / 1_000_000_000_000L);
        assertEquals(model.nvlink(), mine.nvlink());
        assertEquals(
                "measured here",
                catalogue.figure("gpus/mine/memoryBandwidth").orElseThrow().source());
        assertTrue(catalogue.gpuNames().containsAll(Catalogue.load().gpuNames()));
    }

    @Test
    void aRowOfAKnownNameReplacesIt() {
        var yaml = MINE.replace("mine:", "h100-sxm:");

        assertEquals(
                3_200_000_000_000L,
                Catalogue.with("x", yaml).gpu("h100-sxm").memoryBandwidth().bytesPerSecond());
        assertEquals(
                3_350_000_000_000L,
                Catalogue.load().gpu("h100-sxm").memoryBandwidth().bytesPerSecond());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gpus: | gpu: | line 2, gpu: found no section",
                "gpus: | gpu: | did you mean \"gpus\"?",
                "h100-sxm | h100-smx | line 3, gpus/mine/like: found \"h100-smx\"",
                "h100-sxm | h100-smx | did you mean \"h100-sxm\"?",
                "3.2 TB/s | 3.2 TX/s | line 4, mine/memoryBandwidth: found \"3.2 TX/s\"",
                "memoryBandwidth | memoryBandwith | did you mean \"memoryBandwidth\"?",
                "confidence: measured | confidence: sure | /confidence: found \"sure\"",
                ", source: \"measured here\" | '' | mine/memoryBandwidth/source",
            })
    void refusesWhatCannotBeUsed(String good, String bad, String complaint) {
        var problem = assertThrows(CatalogueProblem.class, () -> Catalogue.with("mine.yaml", MINE.replace(good, bad)));

        assertTrue(problem.getMessage().startsWith("mine.yaml, "), problem.getMessage());
        assertTrue(problem.getMessage().contains(complaint), problem.getMessage());
    }
}
