package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.topology.Topologies;
import orrery.node.collective.Algorithm;
import orrery.node.collective.ElementType;
import orrery.node.collective.Operation;
import orrery.node.collective.Protocol;
import orrery.node.trial.CollectiveTrial;
import orrery.node.trial.CollectiveTrial.Launch;
import orrery.node.trial.Trials;
import orrery.node.tuning.KernelTuning;

/** What nccl-tests printed becomes a row of tuning, or is refused by file and row. */
final class CalibrateCollectivesTest {
    private static final String TOPOLOGY = "hgx-h100";
    private static final int GPUS = 8;
    private static final List<Long> SIZES =
            LongStream.iterate(512, size -> size * 3).limit(10).boxed().toList();
    private static final double[] MICROS = modelled();
    private static final String HEADER =
            "#       size         count      type   redop    root     time   algbw   busbw #wrong\n";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int orrery(String... words) {
        var around = new Surroundings(new PrintWriter(out), new PrintWriter(err), false, () -> 0, 2, () -> null);
        return Main.execute(around, words);
    }

    private static double[] modelled() {
        var catalogue = Catalogue.load();
        var topology = Topologies.named(TOPOLOGY, catalogue);
        var tuning = KernelTuning.of(catalogue, (Gpu) topology.part(topology.gpus()[0]));
        var trial = new CollectiveTrial(
                TOPOLOGY,
                GPUS,
                Operation.ALL_REDUCE,
                ElementType.FLOAT,
                SIZES,
                Algorithm.AUTO,
                Protocol.AUTO,
                0,
                0,
                Launch.STREAM,
                false,
                List.of(),
                1);
        return Trials.here(trial, topology, tuning, _ -> {}).sizes().stream()
                .mapToDouble(size -> size.timePs() / 1e6)
                .toArray();
    }

    /** What nccl-tests would print on a machine that takes so many times as long, with a bandwidth so many times too high. */
    private static String log(int rows, double slower, double bandwidth) {
        var text = new StringBuilder("# Collective test starting: all_reduce_perf\n" + HEADER);
        for (var i = 0; i < rows; i++) {
            var micros = slower * MICROS[i];
            var algbw = bandwidth * SIZES.get(i) / micros / 1e3;
            text.append(String.format(
                    Locale.ROOT,
                    "  %d  %d  float  sum  -1  %.4f  %.3f  %.3f  0%n",
                    SIZES.get(i),
                    SIZES.get(i) / 4,
                    micros,
                    algbw,
                    algbw * 1.75));
        }
        return text.toString();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int calibrate(String text) throws IOException {
        return orrery("calibrate", file("nccl.log", text), "--like", TOPOLOGY);
    }

    @Test
    void aLogOfNcclTestsBecomesARowOfTuningWithItsResiduals() throws IOException {
        var mine = folder.resolve("mine.yaml").toString();
        var log = file("nccl.log", log(SIZES.size(), 1.2, 1));

        assertEquals(0, orrery("calibrate", log, "--like", TOPOLOGY, "--out", mine), err.toString());

        assertTrue(err.toString().contains("all_reduce on 8 GPUs"), err.toString());
        var yaml = Files.readString(Path.of(mine));
        assertTrue(yaml.contains("source: \"fitted from nccl.log, 10 rows, median error "), yaml);
        var gpu = Catalogue.load().gpu("h100-sxm");
        var tuned = Catalogue.with(mine, yaml).kernels(gpu);
        var shipped = Catalogue.load().kernels(gpu);
        assertTrue(tuned.streamLaunch().picos() > shipped.streamLaunch().picos(), yaml);
        assertEquals(shipped.scatterRate(), tuned.scatterRate());
        assertEquals(0, orrery("calibrate", log, "--like", TOPOLOGY, "--catalogue", mine), err.toString());
        var again = err.toString()
                .lines()
                .filter(line -> line.startsWith("all sizes"))
                .toList();
        assertEquals(
                percent(again.getFirst(), 3), percent(again.getLast(), 4), 0.1, "what was left is where one begins");
        assertTrue(percent(again.getFirst(), 3) < 5 && percent(again.getFirst(), 4) > 15, again.toString());
    }

    /** Cells: name of two words, rows, median, %, before, % … */
    private static double percent(String line, int cell) {
        return Double.parseDouble(line.replace("%", "").strip().split("\\s+")[cell]);
    }

    @Test
    void aNameMakesAGpuOfItsOwn() throws IOException {
        var mine = folder.resolve("mine.yaml").toString();
        var log = file("all_reduce.log", log(SIZES.size(), 1.2, 1).replaceFirst("# Coll.*\n", ""));

        assertEquals(0, orrery("calibrate", log, "--like", TOPOLOGY, "--name", "mine", "--out", mine), err.toString());

        var catalogue = Catalogue.with(mine, Files.readString(Path.of(mine)));
        var tuned = catalogue.kernels(catalogue.gpu("mine"));
        assertEquals("mine", tuned.name());
        assertEquals(
                Catalogue.load().kernels(Catalogue.load().gpu("h100-sxm")),
                catalogue.kernels(catalogue.gpu("h100-sxm")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1; 8; off by 8 (Gb/s and GB/s",
                "1; 1000; off by 1,000 (ms and us, or MB/s and GB/s",
                "1; 1024; off by 1,024 (KiB and bytes",
                "1; 0.125; off by 8 (Gb/s and GB/s"
            })
    void aBandwidthInAWrongUnitIsNamed(double slower, double bandwidth, String mistake) throws IOException {
        assertEquals(2, calibrate(log(SIZES.size(), slower, bandwidth)));
        assertTrue(err.toString().contains(mistake), err.toString());
        assertTrue(err.toString().contains("nccl.log:"), err.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"0.001; off by 1,000", "1000; off by 1,000", "8; off by 8", "1024; or 1,024"})
    void aTimeInAWrongUnitIsNamed(double times, String mistake) throws IOException {
        var csv = new StringBuilder("collective,gpus,message_bytes,latency_us\n");
        for (var i = 0; i < SIZES.size(); i++) {
            csv.append(String.format(Locale.ROOT, "all_reduce,8,%d,%.6f%n", SIZES.get(i), MICROS[i] * times));
        }

        assertEquals(2, orrery("calibrate", file("mine.csv", csv.toString()), "--like", TOPOLOGY));
        assertTrue(err.toString().contains(mistake), err.toString());
        assertTrue(err.toString().contains("mine.csv:2"), err.toString());
    }

    @Test
    void aSizeAboveThePeakOfTheLinksIsRefused() throws IOException {
        var last = String.format(
                Locale.ROOT, "  67108864  16777216  float  sum  -1  100.0  %.2f  %.2f  0%n", 671.09, 1174.4);

        assertEquals(2, calibrate(log(SIZES.size(), 1, 1) + last));
        assertTrue(err.toString().contains("the links of h100-sxm carry 450.0 GB/s each way"), err.toString());
    }

    @Test
    void tooFewSizesAreRefused() throws IOException {
        assertEquals(2, calibrate(log(4, 1, 1)));
        assertTrue(err.toString().contains("6 sizes and above"), err.toString());
    }

    @Test
    void aNegativeTimeIsRefusedByRow() throws IOException {
        assertEquals(2, calibrate(log(9, 1, 1) + "  1024  256  float  sum  -1  -7.5  0.02  0.03  0\n"));
        assertTrue(err.toString().contains("nccl.log:12") && err.toString().contains("\"-7.5\""), err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hgx-h10", "nowhere.yaml", "hgx-h100:gpus=x"})
    void anUnknownTopologyIsRefused(String like) throws IOException {
        assertEquals(2, orrery("calibrate", file("nccl.log", log(9, 1, 1)), "--like", like));
        assertTrue(err.toString().contains("--like") || err.toString().contains(like), err.toString());
    }

    @Test
    void anUnknownSystemIsRefusedWithItsNearestSpelling() throws IOException {
        var csv = "system,collective,gpus,message_bytes,latency_us\nhgx-h10,all_reduce,8,512,15.9\n";

        assertEquals(2, orrery("calibrate", file("mine.csv", csv)));
        assertTrue(err.toString().contains("mine.csv:2"), err.toString());
        assertTrue(err.toString().contains("did you mean hgx-h100?"), err.toString());
    }

    @Test
    void kernelsAndCollectivesAreNotMixed() throws IOException {
        var kernels = file("gemm.csv", "system,dtype,m,n,k,latency_us\nh100_sxm,bf16,8,128,128,2.8\n");

        assertEquals(2, orrery("calibrate", kernels, file("nccl.log", log(9, 1, 1)), "--like", TOPOLOGY));
        assertTrue(err.toString().contains("files of one kind"), err.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void damagedFilesAreRefusedOrFittedButNeverBreakIt(long seed) throws IOException {
        for (var i = 0; i < 20; i++) {
            var random = new SplittableRandom(seed * 1000 + i);
            var text = damaged(log(random.nextInt(8), 1, 1), random);
            var code = orrery("calibrate", file("f" + i + ".log", text), "--like", TOPOLOGY);
            assertTrue(code == 0 || code == 2, "seed " + seed + " round " + i + ": " + code + "\n" + text + err);
        }
    }

    /** Words doubled, dropped or replaced, characters changed, the end cut off. */
    private static String damaged(String log, SplittableRandom random) {
        var strange = new String[] {
            "-1",
            "NaN",
            "1e309",
            "0",
            "9".repeat(18),
            "9".repeat(30),
            "N/A",
            "#",
            ",",
            "\"",
            "size",
            "\u0000",
            "1e-300",
            "float"
        };
        var text = new StringBuilder(log);
        for (var i = random.nextInt(1, 6); i > 0 && text.length() > 2; i--) {
            var at = random.nextInt(text.length() - 1);
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, " " + strange[random.nextInt(strange.length)] + " ");
                case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(1, 12)));
                case 2 -> text.setCharAt(at, (char) random.nextInt(32, 127));
                default -> text.replace(at, at + 1, strange[random.nextInt(strange.length)]);
            }
        }
        return random.nextInt(4) == 0 ? text.substring(0, random.nextInt(text.length() + 1)) : text.toString();
    }
}
