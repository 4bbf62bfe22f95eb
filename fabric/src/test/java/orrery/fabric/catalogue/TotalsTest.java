package orrery.fabric.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;

/** What links and lanes add up to is what their makers publish for the whole. */
class TotalsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @ParameterizedTest
    @CsvSource({
        "h100-sxm, 900 GB/s",
        "h200-sxm, 900 GB/s",
        "b200, 1800 GB/s",
        "b300, 1800 GB/s",
        "gb200, 1800 GB/s",
        "gb300, 1800 GB/s",
        "rubin, 3600 GB/s",
        "rubin-ultra, 3600 GB/s",
        "rubin-ultra-die, 900 GB/s"
    })
    void theNvlinksOfAGpuMakeItsPublishedBandwidth(String gpu, String bothDirections) {
        var nvlink = CATALOGUE.gpu(gpu).nvlink();

        assertEquals(Bandwidth.parse(bothDirections), nvlink.bandwidth());
        assertEquals(nvlink.bandwidth(), bothDirections(nvlink));
    }

    @Test
    void theRacksMakeTheirPublishedBandwidth() {
        assertWithin(
                1, "130 TB/s", bothDirections(CATALOGUE.gpu("gb200").nvlink()).times(72));
        assertWithin(
                1, "260 TB/s", bothDirections(CATALOGUE.gpu("rubin").nvlink()).times(72));
        assertWithin(
                1,
                "640 TB/s",
                bothDirections(CATALOGUE.lpu("lp30").chipToChip()).times(256));
        assertEquals(
                Bandwidth.parse("480 GB/s"),
                bothDirections(CATALOGUE.lpu("groqchip1").chipToChip()));
    }

    @Test
    void anLpxRackHoldsWhatItsPageSays() {
        var lpu = CATALOGUE.lpu("lp30");

        assertEquals(ByteCount.parse("128 GB"), new ByteCount(256 * lpu.memory().bytes()));
        assertWithin(4, "40 PB/s", lpu.memoryBandwidth().times(256));
        assertEquals(
                90,
                CATALOGUE.medium("lpu-tray").lanes() * 15
                        + CATALOGUE.medium("lpu-rack").lanes() * 15);
    }

    /** Some chips take ports of more than one rate; this is the rate at which all their ports are in use. */
    @ParameterizedTest
    @CsvSource({
        "nvswitch3, nvlink4",
        "nvswitch5, nvlink5",
        "nvswitch6, nvlink6",
        "nvswitch7, nvlink7",
        "spectrum4, ethernet-800g-copper",
        "spectrum6, ethernet-800g-copper",
        "sn6810, ethernet-800g-cpo",
        "sn6800, ethernet-800g-cpo",
        "tomahawk-ultra, ethernet-800g-copper",
        "tomahawk6, ethernet-200g-copper",
        "quantum2, infiniband-ndr-copper",
        "quantum-x800, infiniband-xdr-copper",
        "q3450, infiniband-xdr-cpo"
    })
    void thePortsOfAChipMakeItsPublishedBandwidth(String chipName, String mediumName) {
        var chip = CATALOGUE.switchChip(chipName);
        var medium = CATALOGUE.medium(mediumName);

        assertEquals(chip.speaks(), medium.kind());
        assertEquals(chip.bandwidth().orElseThrow(), medium.bandwidth().times(chip.ports()));
    }

    /** NVIDIA: a quarter of the lasers of pluggable modules, and 9 W for 30 W at 1.6 Tb/s. */
    @Test
    void coPackagedOpticsSaveWhatTheirMakerClaims() {
        for (var speed : List.of("200g", "800g", "1600g")) {
            var engine = CATALOGUE.medium("ethernet-" + speed + "-cpo");
            var module = CATALOGUE.medium("ethernet-" + speed + "-pluggable");
            assertTrue(lasers(engine).times(4).compareTo(lasers(module)) <= 0, speed + " takes " + lasers(engine));
            assertTrue(
                    3 * engine.energyPerBit().orElseThrow()
                            <= module.energyPerBit().orElseThrow(),
                    speed);
        }
        assertEquals(new Fraction(1, 8), CATALOGUE.optics("cpo-1600g").laserModulesOf(4), "a port of 800 Gb/s");
        assertEquals(new Fraction(18, 1), CATALOGUE.optics("cpo-1600g").laserModulesOf(4 * 144), "a Q3450");
    }

    private static Fraction lasers(Medium medium) {
        return medium.optics().orElseThrow().lasersOf(medium.lanes());
    }

    @Test
    void anOpticalLinksEnergyIsThatOfItsOptics() {
        for (var name : List.of("nvlink7-optical", "ethernet-800g-optical", "infiniband-xdr-cpo")) {
            var medium = CATALOGUE.medium(name);
            var optics = medium.optics().orElseThrow();
            assertEquals(
                    optics.energyPerBit(medium.lanes(), medium.bandwidth()),
                    medium.energyPerBit().orElseThrow(),
                    name);
        }
    }

    /** A co-packaged engine at the switch, a pluggable module at the adapter: what the two take, halved, is one end. */
    @Test
    void aWireMayEndInAnotherModuleAtTheAdapter() {
        var mixed = CATALOGUE.medium("ethernet-800g-cpo-pluggable");
        var engine = CATALOGUE.optics("cpo-3200g");
        var module = CATALOGUE.optics("dsp-1600g");

        assertEquals(List.of(engine, module), mixed.ends());
        assertEquals(Optional.of(module), mixed.opticsAt(DeviceKind.NIC));
        assertEquals(Optional.of(engine), mixed.opticsAt(DeviceKind.ETHERNET_SWITCH));
        assertEquals(
                (engine.energyPerBit(4, mixed.bandwidth()) + module.energyPerBit(4, mixed.bandwidth())) / 2,
                mixed.energyPerBit().orElseThrow(),
                1);
    }

    /** The light's way is longer than what its ends add. */
    @Test
    void aMediumIsSlowerThanItsOptics() {
        for (var figure : CATALOGUE.figures()) {
            if (figure.name().matches("media/[^/]+/latency")) {
                var medium = CATALOGUE.medium(figure.name().split("/")[1]);
                medium.optics()
                        .ifPresent(optics -> assertTrue(
                                medium.latencyPs() > 2 * optics.latency().picos(), medium.name()));
            }
        }
    }

    private static Bandwidth bothDirections(Attachment attachment) {
        return CATALOGUE.medium(attachment.medium()).bandwidth().times(2L * attachment.links());
    }

    private static void assertWithin(int percent, String published, Bandwidth derived) {
        long expected = Bandwidth.parse(published).bytesPerSecond();
        assertEquals(expected, derived.bytesPerSecond(), expected / 100.0 * percent);
    }
}
