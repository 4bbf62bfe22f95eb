package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.node.cost.GpuKernels;
import orrery.node.cost.Product;
import orrery.node.format.NumberFormat;

final class CalibrateCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int orrery(String... words) {
        var around = new Surroundings(new PrintWriter(out), new PrintWriter(err), false, () -> 0, 2, () -> null);
        return Main.execute(around, words);
    }

    /** Products as an H100 would take them if each took 1.3 times as long, in a unit so many times as long. */
    private String measured(int rows, double unit) throws IOException {
        return measured("box", rows, unit, 0);
    }

    /** @param noise so many times itself each may take more */
    private String measured(String system, int rows, double unit, double noise) throws IOException {
        var random = new SplittableRandom(5);
        var times = GpuKernels.measured(Catalogue.load().gpu("h100-sxm"));
        var text = new StringBuilder("system,dtype,m,n,k,latency_us\n");
        for (var i = 0; i < rows; i++) {
            var m = 1L << random.nextInt(14);
            var n = 128L * random.nextInt(1, 100);
            var k = 128L * random.nextInt(4, 60);
            var micros = times.micros(new Product(m, n, k, 1, NumberFormat.BF16, NumberFormat.BF16));
            text.append(String.format(
                    Locale.ROOT,
                    "%s,bf16,%d,%d,%d,%.6f%n",
                    system,
                    m,
                    n,
                    k,
                    1.3 * micros / unit * Math.pow(noise + 1, random.nextDouble())));
        }
        return Files.writeString(folder.resolve("gemm.csv"), text).toString();
    }

    @Test
    void measurementsBecomeAChipThatOtherCommandsKnow() throws IOException {
        var file = folder.resolve("mine.yaml").toString();

        assertEquals(
                0,
                orrery("calibrate", measured(60, 1), "--name", "mine", "--like", "h100-sxm", "--out", file),
                err.toString());
        assertTrue(err.toString().contains("mine product/bf16    60"), err.toString());

        var mine = Catalogue.with(file, Files.readString(Path.of(file))).gpu("mine");
        var product = new Product(4096, 8192, 8192, 1, NumberFormat.BF16, NumberFormat.BF16);
        var slower = GpuKernels.measured(mine).micros(product)
                / GpuKernels.measured(Catalogue.load().gpu("h100-sxm")).micros(product);
        assertEquals(1.3, slower, 0.1);
        assertEquals(0, orrery("explain", "kernels.mine.product.bf16", "--catalogue", file), err.toString());
        assertTrue(out.toString().contains("fitted from gemm.csv, 60 rows, median error"), out.toString());
    }

    @Test
    void rowsOfAKnownSystemDoNotBecomeAnotherChip() throws IOException {
        var file = measured("h100_sxm", 60, 1, 0);

        assertEquals(2, orrery("calibrate", file, "--name", "mine", "--like", "rubin"));
        assertTrue(err.toString().contains("gemm.csv:2:1: system\n"), err.toString());
        assertTrue(err.toString().contains("  remedy:  take --like h100-sxm"), err.toString());
        assertEquals(0, orrery("calibrate", file, "--name", "mine", "--like", "h100-sxm"), err.toString());
        assertTrue(out.toString().contains("    validated: true\n"), out.toString());
    }

    @Test
    void aFitThatIsFarFromItsRowsIsNotValidated() throws IOException {
        var file = measured("box", 60, 1, 5);

        assertEquals(0, orrery("calibrate", file, "--name", "mine", "--like", "h100-sxm"), err.toString());
        assertTrue(out.toString().contains("    validated: false\n"), out.toString());
        assertTrue(err.toString().contains("not validated: the median error of product/bf16 is "), err.toString());
    }

    @ParameterizedTest
    @CsvSource({"1000, latency_ms", "0.001, latency_ns", "0.125, divide the latencies by 8"})
    void aWrongUnitIsNamed(double unit, String remedy) throws IOException {
        assertEquals(2, orrery("calibrate", measured(60, unit), "--name", "mine", "--like", "h100-sxm"));
        assertTrue(err.toString().contains(remedy), err.toString());
    }

    @Test
    void tooFewRowsAreRefusedWithTheNumberNeeded() throws IOException {
        assertEquals(2, orrery("calibrate", measured(9, 1), "--name", "mine", "--like", "h100-sxm"));
        assertTrue(err.toString().contains("at least 21"), err.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "--name mine, MEASUREMENTS",
        "none.csv --name h100-sxm, --name",
        "none.csv --name A/B, --name",
        "none.csv --name mine, MEASUREMENTS",
        "--shipped, --calibration",
        "none.csv --name mine --out nowhere/x.yaml, --out"
    })
    void refusesByOption(String words, String place) {
        assertEquals(2, orrery(("calibrate " + words).split(" ")));
        assertTrue(err.toString().startsWith(place), err.toString());
    }
}
