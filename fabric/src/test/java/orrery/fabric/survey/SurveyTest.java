package orrery.fabric.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Figure;
import orrery.fabric.catalogue.Fraction;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.fabric.topology.TopologyProblem;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.Power;
import orrery.protocol.units.SimDuration;

class SurveyTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    static Stream<String> shapes() {
        return Topologies.names().stream()
                .filter(name -> Topologies.sizeOf(name).wires() <= 50_000);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void countsEveryDeviceAndEveryWireOnce(String name) {
        var topology = Topologies.named(name);
        var survey = Survey.of(topology, CATALOGUE);

        assertEquals(
                topology.devices(),
                survey.parts().stream().mapToInt(PartCount::count).sum());
        assertEquals(
                topology.links(),
                2 * survey.links().stream().mapToLong(LinkCount::wires).sum());
        assertEquals(survey.bill().opticalEnds(), 2 * opticalLinks(topology));
    }

    private static long opticalLinks(Topology topology) {
        long ends = 0;
        for (int device = 0; device < topology.devices(); device++) {
            for (int port = 0; port < topology.ports(device); port++) {
                var medium = topology.medium(device, port);
                ends += medium.optical() ? medium.links() : 0;
            }
        }
        return ends / 2;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyFigureNamesItsSources(String name) {
        var survey = Survey.of(Topologies.named(name), CATALOGUE);

        for (var key : List.of("bisection", "zero_load_latency", "loaded_latency")) {
            assertFalse(survey.sources().get(key).isEmpty(), key);
        }
        assertEquals(!survey.bill().optical().isEmpty(), survey.sources().containsKey("optics"));
        for (Figure figure :
                survey.sources().values().stream().flatMap(List::stream).toList()) {
            assertEquals(Optional.of(figure), CATALOGUE.figure(figure.name()));
        }
    }

    @Test
    void aBundleCountsAsTheLinksItBundles() {
        var links = LinkCount.of(Topologies.named("hgx-h100")).stream()
                .filter(count -> count.medium().kind() == Medium.Kind.NVLINK)
                .toList();

        assertEquals(1, links.size());
        assertEquals(8 * 18, links.getFirst().links());
        assertEquals(8 * 4, links.getFirst().wires());
        assertEquals(CATALOGUE.medium("nvlink4"), links.getFirst().medium());
    }

    @Test
    void addsUpLasersExactly() {
        var bill = Survey.of(Topologies.named("rubin-ultra-nvl576"), CATALOGUE).bill();
        var optics = CATALOGUE.medium("nvlink7-optical").optics().orElseThrow();
        var light = bill.optical().stream()
                .filter(one -> one.medium().name().equals("nvlink7-optical"))
                .findFirst()
                .orElseThrow();

        assertEquals(2 * 8 * 72 * 72, light.ends());
        assertEquals(Optional.of(new Fraction(light.ends(), optics.lanes())), light.engines());
        assertEquals(Optional.of(optics.lasersOf(1).times(light.ends())), light.lasers());
        assertEquals(
                Optional.of(new Power(Math.ceilDiv(optics.power().milliwatts() * light.ends(), optics.lanes()))),
                light.power());
    }

    /** 10 pJ a bit, 100 GB/s: 8 W one way, 16 W both ways. Nothing is known of its lasers. */
    @Test
    void takesEnergyPerBitWhereNoOpticsAreNamed() {
        var bill = Survey.of(twoGpusOver(light(OptionalLong.of(10_000))), CATALOGUE)
                .bill();

        assertEquals(Optional.of(new Power(16_000)), bill.opticsPower());
        assertEquals(List.of("engines and lasers of 2 ends of light"), bill.unknown());
    }

    @Test
    void saysWhatNobodyKnows() {
        var bill =
                Survey.of(twoGpusOver(light(OptionalLong.empty())), CATALOGUE).bill();

        assertEquals(Optional.empty(), bill.opticsPower());
        assertEquals(Optional.empty(), bill.power());
        assertEquals(List.of("power of 2 ends of light", "engines and lasers of 2 ends of light"), bill.unknown());
    }

    @Test
    void countsEachEndOfAFibreByWhatStandsThere() {
        var light = Survey.of(
                        Topologies.named("fat-tree:endpoints=64,tiers=1,optics=cpo,access=cpo-pluggable"), CATALOGUE)
                .bill()
                .optical()
                .getFirst();
        var engine = CATALOGUE.optics("cpo-3200g");
        var module = CATALOGUE.optics("dsp-1600g");

        assertEquals(Optional.of("cpo-3200g and dsp-1600g"), light.opticsNames());
        assertEquals(Optional.of(engine.lasersOf(4).plus(module.lasersOf(4)).times(64)), light.lasers());
        assertEquals(
                Optional.of(new Power(
                        64 * (engine.powerOf(4).milliwatts() + module.powerOf(4).milliwatts()))),
                light.power());
    }

    /** No figure for any switch or adapter is no 0 W; no switch or adapter at all is. */
    @Test
    void powerIsUnknownWhereNoPartHasAFigure() {
        var unmeasured = new Drawing("two GPUs and a chip without a figure");
        var chip = CATALOGUE.switchChip("nvswitch5");
        var plain = unmeasured.one(
                "chip", new SwitchChip(chip.name(), chip.kind(), chip.ports(), chip.latency(), chip.reduces()));
        unmeasured.wire(
                unmeasured.row("gpu", 2, CATALOGUE.gpu("b200")).each(), CATALOGUE.medium("nvlink5"), plain.all());

        assertEquals(
                Optional.empty(), Survey.of(unmeasured.seal(), CATALOGUE).bill().chipsPower());
        var draw = new Drawing("two LPUs");
        var lpu = draw.row("lpu", 2, CATALOGUE.lpu("lp30"));
        draw.wire(lpu.only(0), CATALOGUE.medium("lpu-tray"), lpu.only(1));
        assertEquals(
                Optional.of(new Power(0)),
                Survey.of(draw.seal(), CATALOGUE).bill().chipsPower());
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeAnyWork() {
        var size = SurveySize.of(Topologies.named("gb200-nvl72"));

        size.requireRoom("gb200-nvl72", 2 * size.bytes());
        var problem = assertThrows(TopologyProblem.class, () -> size.requireRoom("gb200-nvl72", 2 * size.bytes() - 2));
        assertTrue(problem.getMessage().contains("start Java with -Xmx"), problem.getMessage());
    }

    @Test
    void whatOnlyCpusReachIsNoSourceOfTheLatencyBetweenGpus() {
        var latency =
                Survey.of(Topologies.named("gb200-nvl72"), CATALOGUE).sources().get("zero_load_latency");

        assertTrue(latency.stream().noneMatch(figure -> figure.name().contains("ethernet")), latency.toString());
    }

    private static Topology twoGpusOver(Medium medium) {
        var draw = new Drawing("pair");
        var gpu = draw.row("gpu", 2, CATALOGUE.gpu("gb200"));
        draw.wire(gpu.only(0), medium, gpu.only(1));
        return draw.seal();
    }

    private static Medium light(OptionalLong energyPerBit) {
        return new Medium(
                "light",
                Medium.Kind.NVLINK,
                true,
                Bandwidth.parse("100 GB/s"),
                1,
                1,
                SimDuration.nanos(100),
                new ByteCount(256),
                ByteCount.ZERO,
                energyPerBit);
    }
}
