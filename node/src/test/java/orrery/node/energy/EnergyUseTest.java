package orrery.node.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.Precision;
import orrery.fabric.topology.Topologies;
import orrery.protocol.units.Uncertain;

class EnergyUseTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Gpu H100 = CATALOGUE.gpu("h100-sxm");

    private static Activity did(double busy, Map<Precision, Double> flops, double bytes) {
        return new Activity(1, busy, flops, bytes, new TreeMap<>());
    }

    private static EnergyUse eight(Activity each) {
        return EnergyUse.of(CATALOGUE, Collections.nCopies(8, new Working(H100, each)), Network.NONE);
    }

    private static double chipWatts(Activity each) {
        return eight(each).chips().value() / 8;
    }

    @ParameterizedTest
    @EnumSource(names = {"BF16", "FP8"})
    void aLargeProductTakesAChipToItsPeakInEveryFormat(Precision precision) {
        var rate = (double) H100.achieved().get(precision).flopsPerSecond();

        assertEquals(700, chipWatts(did(1, Map.of(precision, rate), 0)), 1e-6);
    }

    @Test
    void aChipThatWaitsDrawsItsActiveWatts() {
        assertEquals(107, chipWatts(did(1e-9, Map.of(Precision.BF16, 0.0), 0)), 1e-6);
    }

    /** What the figure for memory was derived from: a batch of one streams weights at 70 % of the bandwidth, at 300 W. */
    @Test
    void aBatchOfOneDrawsWhatWasMeasured() {
        var bytes = 0.7 * H100.memoryBandwidth().bytesPerSecond();

        assertEquals(300, chipWatts(did(1, Map.of(Precision.BF16, bytes), bytes)), 15);
    }

    @Test
    void noChipDrawsMoreThanItsPeakAndItsClockFalls() {
        var rate = (double) H100.achieved().get(Precision.BF16).flopsPerSecond();
        var hot = eight(did(1, Map.of(Precision.BF16, rate), 3e12));

        assertEquals(8 * 700, hot.chips().value(), 1e-6);
        assertTrue(hot.clock() < 1 && hot.clock() > 0.5, "clock " + hot.clock());
    }

    @Test
    void moreWorkNeverTakesLess() {
        var before = 0.0;
        for (var bytes = 0.0; bytes < 4e12; bytes += 2e11) {
            var now = eight(did(1, Map.of(Precision.FP8, 100 * bytes), bytes))
                    .facility()
                    .value();
            assertTrue(now >= before, "at " + bytes);
            before = now;
        }
    }

    @Test
    void whatDidNothingIsNotCounted() {
        var idle = new Working(H100, did(0, Map.of(), 0));
        var busy = new Working(H100, did(0.5, Map.of(Precision.BF16, 1e14), 1e12));
        var alone = EnergyUse.of(CATALOGUE, List.of(busy), Network.NONE);

        assertEquals(alone, EnergyUse.of(CATALOGUE, List.of(idle, busy, idle), Network.NONE));
        assertThrows(IllegalArgumentException.class, () -> EnergyUse.of(CATALOGUE, List.of(idle), Network.NONE));
    }

    /** The parts add up, and a hall draws more than its servers, which draw more than their chips. */
    @ParameterizedTest
    @MethodSource("accelerators")
    void everyGpuAndLpuHasAServerAndAPrice(String name) {
        var part = CATALOGUE.part(name);
        var use = EnergyUse.of(
                CATALOGUE,
                List.of(new Working(part, new Activity(2, 1, Map.of(), 1e9, new TreeMap<>()))),
                Network.NONE);

        var sum = use.joules().values().stream().mapToDouble(Uncertain::value).sum();
        assertEquals(sum, use.facility().value(), 1e-9 * sum);
        assertTrue(use.chips().value() < use.server().value(), name);
        assertTrue(use.server().value() < use.facility().value(), name);
        assertTrue(use.facility().deviation() > 0, name);
        use.dollarsPerMillionTokens(1000).forEach((kind, price) -> assertTrue(price.low() > 0, name + " " + kind));
    }

    static Stream<String> accelerators() {
        return CATALOGUE.figures().stream()
                .map(figure -> figure.name().split("/"))
                .filter(path -> path[0].equals("gpus") || path[0].equals("lpus"))
                .map(path -> path[1])
                .distinct();
    }

    /** Full load of a DGX H100 is specified as 10.2 kW at most, of a DGX B200 as 14.3 kW, of a GB200 rack as 120 to 132 kW. */
    @Test
    void wholeSystemsAtFullLoadDrawWhatTheirMakersState() {
        assertEquals(10_200, wallAtPeak("h100-sxm", 8), 0.2 * 10_200);
        assertEquals(14_300, wallAtPeak("b200", 8), 0.25 * 14_300);
        assertEquals(126_000, wallAtPeak("gb200", 72), 0.2 * 126_000);
        assertEquals(205_000, wallAtPeak("rubin", 72), 0.2 * 205_000);
    }

    private static double wallAtPeak(String gpu, int count) {
        var full = new Working(CATALOGUE.gpu(gpu), did(1, Map.of(), 0));
        return EnergyUse.of(CATALOGUE, Collections.nCopies(count, full), Network.NONE)
                .server()
                .value();
    }

    @Test
    void opticsDrawWhetherOrNotAnythingMoves() {
        var pluggable = Network.of(Topologies.named("fat-tree:endpoints=64,tiers=2,optics=pluggable"), CATALOGUE);
        var coPackaged = Network.of(Topologies.named("fat-tree:endpoints=64,tiers=2,optics=cpo"), CATALOGUE);

        assertTrue(pluggable.optics().value() > coPackaged.optics().value());
        assertEquals(
                pluggable.optics().value() / 4, pluggable.share(0.25).optics().value(), 1e-9);
    }
}
