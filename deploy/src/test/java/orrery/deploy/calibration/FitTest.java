package orrery.deploy.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.deploy.measured.kernel.KernelRows;
import orrery.deploy.scenario.InputProblem;
import orrery.fabric.catalogue.Catalogue;

/** The model here is a roofline with a launch; rows are made by it, and the fit has to find what they were made with. */
final class FitTest {
    private static SequencedMap<String, Double> parameters(double launch, double compute, double memory) {
        var values = new LinkedHashMap<String, Double>();
        values.put("product/bf16/launch", launch);
        values.put("product/bf16/compute", compute);
        values.put("product/bf16/memory", memory);
        values.put("product/fp8/launch", 9.0);
        return values;
    }

    private static double micros(SequencedMap<String, Double> with, Sample sample) {
        return sample.row().word("dtype").equals("bf16")
                ? with.get("product/bf16/launch")
                        + Math.max(
                                sample.leastComputeMicros() / with.get("product/bf16/compute"),
                                sample.bytes() / 3.35e6 / with.get("product/bf16/memory"))
                : with.get("product/fp8/launch");
    }

    private static final Fittable START = new Fittable(parameters(9, 0.3, 0.3), with -> sample -> micros(with, sample));

    private static List<Sample> rows(int count, double noise, long seed) {
        var random = new SplittableRandom(seed);
        var rows = new ArrayList<Sample>();
        for (var i = 0; i < count; i++) {
            var sizes = "%d,%d,%d"
                    .formatted(1 << random.nextInt(15), 1 << random.nextInt(6, 15), 1 << random.nextInt(8, 14));
            var micros = micros(parameters(2.5, 0.8, 0.9), sample(sizes, 1)) * random.nextDouble(1 - noise, 1 + noise);
            rows.add(sample(sizes, micros));
        }
        return rows;
    }

    private static Sample sample(String sizes, double micros) {
        var line = "h100_sxm,bf16,%s,%s".formatted(sizes, String.format(Locale.ROOT, "%.6f", micros));
        var row = KernelRows.parse("system,dtype,m,n,k,latency_us\n" + line + "\n")
                .getFirst();
        return Sample.of(row, Catalogue.load().gpu("h100-sxm"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void findsTheParametersThatRowsWereMadeWith(long seed) {
        var fits = new Fit(START).to(rows(200, 0.05, seed));

        assertEquals(1, fits.size(), "a group without rows stays as it is");
        var fit = fits.getFirst();
        assertEquals("product/bf16", fit.group());
        assertEquals(2.5, fit.values().get("product/bf16/launch"), 0.1, "seed " + seed);
        assertEquals(0.8, fit.values().get("product/bf16/compute"), 0.04, "seed " + seed);
        assertEquals(0.9, fit.values().get("product/bf16/memory"), 0.05, "seed " + seed);
        assertTrue(fit.after().median() < 0.04, fit.after().toString());
        assertTrue(fit.before().median() > 0.5, fit.before().toString());
    }

    @Test
    void givesTheSameFiguresTwice() {
        var rows = rows(60, 0.2, 3);

        assertEquals(
                new Fit(START).to(rows).getFirst().values(),
                new Fit(START).to(rows).getFirst().values());
    }

    @Test
    void saysHowManyRowsItNeeds() {
        var problem = assertThrows(InputProblem.class, () -> new Fit(START).to(rows(8, 0.01, 1)));

        assertEquals("product/bf16", problem.field());
        assertTrue(problem.found().startsWith("8 rows"), problem.found());
        assertTrue(problem.allowed().startsWith("at least 9, 3 for each of 3 parameters"), problem.allowed());
    }
}
