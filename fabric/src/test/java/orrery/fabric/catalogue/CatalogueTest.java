package orrery.fabric.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.protocol.units.ByteCount;

class CatalogueTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    /** Plain words that name a row rather than measure it. */
    private static final Set<String> NOT_MEASURED = Set.of(
            "kind",
            "optical",
            "optics",
            "adapterOptics",
            "medium",
            "nvlink",
            "validated",
            "cpu",
            "nic",
            "switchChip",
            "kernels",
            "like",
            "counted",
            "stops",
            "takes",
            "noticed",
            "mended");

    /** Walks the files themselves, not what the loader made of them. */
    @ParameterizedTest
    @MethodSource("orrery.fabric.catalogue.CatalogueFiles#all")
    void noFigureLacksASource(String file) {
        int figures = figuresWithSource(Located.read(file, CatalogueFiles.shipped(file)), file);

        assertTrue(figures > 5, "only " + figures + " figures in " + file);
    }

    private static int figuresWithSource(Located.Table table, String path) {
        if (table.fields().containsKey("value")) {
            var without = new HashSet<>(table.fields().keySet());
            without.remove("uncertainty");
            assertEquals(Set.of("value", "source", "confidence"), without, path);
            var source = ((Located.Text) table.fields().get("source")).value();
            assertTrue(source.length() > 10 && source.contains(" "), path + ": " + source);
            return 1;
        }
        if (table.fields().containsKey("source")) {
            return fittedTogether(table, path);
        }
        int found = 0;
        for (var field : table.fields().entrySet()) {
            var name = path + "/" + field.getKey();
            switch (field.getValue()) {
                case Located.Table inner -> found += figuresWithSource(inner, name);
                case Located.Text text -> assertTrue(NOT_MEASURED.contains(field.getKey()), name + ": " + text);
            }
        }
        return found;
    }

    /** One source for all figures of a fit. */
    private static int fittedTogether(Located.Table table, String path) {
        var source = ((Located.Text) table.fields().get("source")).value();
        assertTrue(source.contains("error"), path + ": " + source);
        return table.fields().size() - 2;
    }

    @Test
    void everyNumberCanBeAskedWhereItComesFrom() {
        var figure = CATALOGUE.figure("gpus/h100-sxm/compute/bf16").orElseThrow();

        assertEquals("989 TFLOPS", figure.value());
        assertEquals(Confidence.VENDOR, figure.confidence());
        assertTrue(figure.source().contains("datasheet"), figure.source());
        assertTrue(
                CATALOGUE.figures().size() > 100, "found " + CATALOGUE.figures().size());
        assertTrue(CATALOGUE.figure("gpus/h100-sxm/warmth").isEmpty());
    }

    @Test
    void readsTheFiguresOfAGpu() {
        var h100 = CATALOGUE.gpu("h100-sxm");

        assertEquals(989_000_000_000_000L, h100.compute().get(Precision.BF16).flopsPerSecond());
        assertFalse(h100.compute().containsKey(Precision.NVFP4));
        assertEquals(3_350_000_000_000L, h100.memoryBandwidth().bytesPerSecond());
        assertEquals(700, h100.power().peak().value());
    }

    @Test
    void nothingAchievedBeatsItsPeak() {
        for (var gpu : rows("gpus").map(CATALOGUE::gpu).toList()) {
            var name = gpu.name();
            gpu.compute()
                    .forEach((precision, peak) -> assertTrue(
                            gpu.achieved().get(precision).flopsPerSecond() < peak.flopsPerSecond(),
                            name + " " + precision));
            assertTrue(gpu.achievedMemoryBandwidth().compareTo(gpu.memoryBandwidth()) < 0, name);
        }
    }

    /** Loads through an NVSwitch: 827 ns on NVLink 4; 1.71 to 1.73 us on NVLink 5. From CPU memory: 578 to 586 ns. */
    @Test
    void theSplitOfALoadsLatencyAddsUpToWhatWasMeasured() {
        assertEquals(827_000, throughSwitchPs("nvlink4", "nvswitch3", "h100-sxm"));
        assertEquals(1_720_000, throughSwitchPs("nvlink5", "nvswitch5", "gb200"));

        long c2c = CATALOGUE.medium("c2c-grace").latencyPs();
        assertEquals(582_000, 2 * c2c + CATALOGUE.cpu("grace").memoryLatency().picos());
    }

    private static long throughSwitchPs(String medium, String chip, String gpu) {
        return 4 * CATALOGUE.medium(medium).latencyPs()
                + 2 * CATALOGUE.switchChip(chip).latency().picos()
                + CATALOGUE.gpu(gpu).memoryLatency().picos();
    }

    @Test
    void everyDeviceIsAttachedByLinksOfItsKind() {
        assertEquals(9, rows("gpus").count());
        rows("gpus").map(CATALOGUE::gpu).forEach(gpu -> assertEquals(Medium.Kind.NVLINK, kind(gpu.nvlink())));
        rows("lpus").map(CATALOGUE::lpu).forEach(lpu -> assertEquals(Medium.Kind.LPU_LINK, kind(lpu.chipToChip())));
    }

    @Test
    void everyOpticalMediumNamesItsOpticsAndNoOther() {
        rows("media")
                .map(CATALOGUE::medium)
                .forEach(
                        medium -> assertEquals(medium.optical(), medium.optics().isPresent(), medium.name()));
    }

    /** A credit window below a round trip would slow a link that nobody contends for. */
    @Test
    void creditsCoverTheRoundTripOfTheirLink() {
        for (var medium : rows("media").map(CATALOGUE::medium).toList()) {
            var inFlight =
                    medium.bandwidth().timeFor(medium.credits().orElse(new ByteCount(Long.MAX_VALUE / 1_000_000)));
            assertTrue(inFlight.picos() > 2 * medium.latencyPs(), medium.name());
        }
    }

    private static Medium.Kind kind(Attachment attachment) {
        return CATALOGUE.medium(attachment.medium()).kind();
    }

    private static Stream<String> rows(String section) {
        return CATALOGUE.figures().stream()
                .map(figure -> figure.name().split("/"))
                .filter(path -> path[0].equals(section))
                .map(path -> path[1])
                .distinct();
    }

    @Test
    void namesTheNearestRowWhenThereIsNoneOfThatName() {
        var problem = assertThrows(CatalogueProblem.class, () -> CATALOGUE.medium("nvlnik5"));

        assertTrue(problem.getMessage().contains("no medium \"nvlnik5\""), problem.getMessage());
        assertTrue(problem.getMessage().endsWith("; did you mean \"nvlink5\"?"), problem.getMessage());
    }
}
