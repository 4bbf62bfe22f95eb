package orrery.deploy.calibration;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.deploy.measured.kernel.KernelRows;
import orrery.deploy.scenario.InputProblem;
import orrery.fabric.catalogue.Catalogue;

/** Rows are made from what the model says, and then spoilt. */
final class RowChecksTest {
    private static final Systems SYSTEMS = new Systems(Catalogue.load());
    private static final Estimate ESTIMATE = Estimate.shipped();
    private static final RowChecks CHECKS = new RowChecks(ESTIMATE);

    private static Sample sample(String line) {
        var row = KernelRows.parse("system,dtype,m,n,k,latency_us\n" + line + "\n")
                .getFirst();
        return Sample.of(row, SYSTEMS.gpu(row));
    }

    /** Products of many sizes whose times are off by a factor, and by up to a fifth at random. */
    private static List<Sample> products(double factor, long seed) {
        var random = new SplittableRandom(seed);
        var lines = new ArrayList<Sample>();
        for (var i = 0; i < 50; i++) {
            var sizes = "%d,%d,%d"
                    .formatted(1 << random.nextInt(14), 1 << random.nextInt(9, 15), 1 << random.nextInt(9, 14));
            var micros = ESTIMATE.micros(sample("h100_sxm,bf16," + sizes + ",1"));
            var shifted = micros * factor * random.nextDouble(0.85, 1.2);
            lines.add(sample("h100_sxm,bf16,%s,%s".formatted(sizes, String.format(Locale.ROOT, "%.9f", shifted))));
        }
        return lines;
    }

    @ParameterizedTest
    @CsvSource({
        "1000, ns, latency_ns",
        "1024, ns, latency_ns",
        "0.001, ms, latency_ms",
        "0.0009765625, ms, latency_ms",
        "0.000001, s, latency_s",
        "8, made from GB/s as if they were Gb/s, divide",
        "0.125, made from Gb/s as if they were GB/s, multiply"
    })
    void namesTheUnitThatAWholeFileSeemsToBeIn(double factor, String unit, String remedy) {
        for (var seed = 0; seed < 20; seed++) {
            var samples = products(factor, seed);
            var problem = assertThrows(InputProblem.class, () -> CHECKS.refuseWrongUnits(samples), "seed " + seed);

            assertEquals("latency", problem.field());
            assertTrue(problem.found().contains(unit), problem.found());
            assertTrue(problem.remedy().contains(remedy), problem.remedy());
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "0.7", "1.5", "3"})
    void takesTimesThatAChipMayHave(double factor) {
        IntStream.range(0, 20)
                .forEach(seed ->
                        assertDoesNotThrow(() -> CHECKS.refuseWrongUnits(products(factor, seed)), "seed " + seed));
    }

    @Test
    void aRowAboveThePeakIsImpossibleAndSaysByHowMuch() {
        var compute = sample("h100_sxm,bf16,16384,16384,16384,8000");
        var memory = sample("h100_sxm,bf16,1,65536,8192,300");

        assertTrue(CHECKS.impossible(compute).orElseThrow().contains("above the peak of h100-sxm"));
        assertTrue(CHECKS.impossible(memory).orElseThrow().contains("above the bandwidth of h100-sxm"));
        assertTrue(CHECKS.impossible(sample("h100_sxm,bf16,16384,16384,16384,11000"))
                .isEmpty());
        var problem = assertThrows(InputProblem.class, () -> CHECKS.refuseImpossible(List.of(compute)));
        assertEquals(2, problem.line());
    }

    @Test
    void aRowThatStandsTwiceIsNamedWithItsTwin() {
        var one = sample("h100_sxm,bf16,8,8,8,3");
        var problem = assertThrows(
                InputProblem.class, () -> RowChecks.refuseDuplicates(List.of(one, sample("h100_sxm,bf16,8,8,8,4"))));

        assertTrue(problem.found().contains("rows.csv:2"), problem.found());
        assertDoesNotThrow(() -> RowChecks.refuseDuplicates(List.of(one, sample("h100_sxm,bf16,8,8,16,4"))));
    }

    @Test
    void anUnknownSystemIsRefusedWithTheNearestName() {
        var problem = assertThrows(InputProblem.class, () -> sample("h100_smx,bf16,8,8,8,3"));

        assertTrue(problem.remedy().startsWith("did you mean h100-sxm?"), problem.remedy());
        assertEquals(1, problem.column());
        assertTrue(problem.allowed().contains("b200"), problem.allowed());
        assertEquals("b200", sample("b200_sxm,bf16,8,8,8,3").gpu().name());
        assertEquals("h200-sxm", sample("H200,bf16,8,8,8,3").gpu().name());
    }
}
