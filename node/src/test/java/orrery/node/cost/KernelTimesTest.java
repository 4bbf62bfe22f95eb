package orrery.node.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.Precision;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;

class KernelTimesTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final long SEED = 20_261_121;

    private static Formats all(NumberFormat format) {
        return new Formats(format, format, format);
    }

    private static Product square(long size, NumberFormat format) {
        return new Product(size, size, size, 1, format, format);
    }

    private static double micros(Gpu gpu, Kernel kernel) {
        return GpuKernels.serving(gpu).micros(kernel);
    }

    private static Attention decode(long sequences, long positions, NumberFormat cache) {
        var slices = new Slices(sequences, sequences, sequences, sequences * positions, sequences * positions);
        return new Attention(Phase.DECODE, slices, 32, 8, 128, NumberFormat.BF16, cache);
    }

    private static Attention prefill(long tokens) {
        var slices = new Slices(1, tokens, tokens, tokens * (tokens + 1) / 2, tokens);
        return new Attention(Phase.PREFILL, slices, 32, 8, 128, NumberFormat.BF16, NumberFormat.BF16);
    }

    private static ExpertProducts experts(long rows, long busy) {
        return new ExpertProducts(
                rows, rows / busy, busy, 32, rows, 2048, 7168, true, NumberFormat.FP8_BLOCK, NumberFormat.FP8_BLOCK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h100-sxm", "h200-sxm", "b200", "b300", "gb200", "gb300", "rubin", "rubin-ultra"})
    void nothingIsFasterThanThePeaks(String name) {
        var gpu = CATALOGUE.gpu(name);
        var random = new Random(SEED);
        for (var trial = 0; trial < 200; trial++) {
            var product = new Product(
                    1 + random.nextInt(20_000),
                    128L * (1 + random.nextInt(100)),
                    128L * (1 + random.nextInt(100)),
                    1,
                    NumberFormat.BF16,
                    NumberFormat.BF16);
            var bound = Math.max(
                    gpu.compute().get(Precision.BF16).timeFor(product.flops()).picos(),
                    gpu.memoryBandwidth().timeForBytes(product.bytes()).picos());
            assertTrue(KernelTimes.of(gpu, all(NumberFormat.BF16)).picosFor(product) >= bound, product::toString);
        }
    }

    /** Read off measurements: 0.8 of the peak on H100, weights of 512 MB at 0.84 of HBM. */
    @Test
    void largeProductsReachTheSharesThatWereMeasured() {
        var gpu = CATALOGUE.gpu("h100-sxm");
        var large = square(8192, NumberFormat.BF16);
        assertEquals(0.8, large.flops() / micros(gpu, large) / 989e6, 0.05);
        var tall = new Product(1, 16_384, 16_384, 1, NumberFormat.BF16, NumberFormat.BF16);
        assertEquals(0.84, tall.bytes() / micros(gpu, tall) / 3.35e6, 0.04);
    }

    @Test
    void narrowerFormatsAreFasterWhereThereIsMuchToDo() {
        var gpu = CATALOGUE.gpu("gb200");
        var wide = micros(gpu, square(8192, NumberFormat.BF16));
        var eight = micros(gpu, square(8192, NumberFormat.FP8_E4M3));
        var four = micros(gpu, square(8192, NumberFormat.NVFP4));
        assertTrue(wide > eight && eight > four, wide + " " + eight + " " + four);
    }

    /** H200 is H100 with other memory. */
    @Test
    void theSameDieWithFasterMemoryReadsFaster() {
        var slow = CATALOGUE.gpu("h100-sxm");
        var fast = CATALOGUE.gpu("h200-sxm");
        var read = decode(64, 8192, NumberFormat.BF16);
        assertEquals(4.8 / 3.35, micros(slow, read) / micros(fast, read), 0.05);
        var large = square(16_384, NumberFormat.BF16);
        assertEquals(1, micros(slow, large) / micros(fast, large), 0.01);
    }

    @Test
    void moreWorkNeverTakesLess() {
        var gpu = CATALOGUE.gpu("b200");
        for (var size = 1; size < 4096; size *= 2) {
            assertTrue(micros(gpu, prefill(size)) <= micros(gpu, prefill(2 * size)), "prefill of " + size);
            assertTrue(
                    micros(gpu, decode(size, 1024, NumberFormat.BF16))
                            <= micros(gpu, decode(2 * size, 1024, NumberFormat.BF16)),
                    "decode of " + size);
            assertTrue(micros(gpu, experts(32L * size, 32)) <= micros(gpu, experts(64L * size, 32)), "rows " + size);
        }
    }

    @Test
    void expertsWithoutTokensAreNotRead() {
        var gpu = CATALOGUE.gpu("gb300");
        assertTrue(micros(gpu, experts(32, 32)) > 1.5 * micros(gpu, experts(32, 8)));
    }

    /** A benchmark that repeats a kernel finds its cache warm; a step does not. */
    @Test
    void whatFitsInTheCacheIsWarmInBenchmarksOnly() {
        var gpu = CATALOGUE.gpu("b200");
        var small = decode(64, 256, NumberFormat.BF16);
        var large = decode(64, 8192, NumberFormat.BF16);
        assertTrue(
                GpuKernels.measured(gpu).micros(small) < GpuKernels.serving(gpu).micros(small));
        assertEquals(
                GpuKernels.measured(gpu).micros(large), GpuKernels.serving(gpu).micros(large));
    }

    /** A tensor's scale is looked for in the benchmark; engines know it. */
    @Test
    void quantisingByATensorsScaleCostsNothingWhenServing() {
        var gpu = CATALOGUE.gpu("b200");
        var product = square(512, NumberFormat.FP8_E4M3);
        assertTrue(GpuKernels.measured(gpu).micros(product)
                > GpuKernels.serving(gpu).micros(product) + 5);
    }

    /** Weights in four bits beside activations in sixteen are widened before they are multiplied. */
    @Test
    void productsRunAtThePrecisionOfTheirFormats() {
        var gpu = CATALOGUE.gpu("gb200");
        var weightsOnly = new Formats(NumberFormat.MXFP4, NumberFormat.BF16, NumberFormat.BF16);
        assertEquals(Optional.of(Precision.BF16), Roofline.precision(gpu, weightsOnly));
        assertEquals(Optional.of(Precision.NVFP4), Roofline.precision(gpu, all(NumberFormat.NVFP4)));
        assertEquals(Optional.of(Precision.FP8), Roofline.precision(gpu, all(NumberFormat.FP8_BLOCK)));
        assertEquals(
                Optional.of(Precision.FP8), Roofline.precision(CATALOGUE.gpu("h100-sxm"), all(NumberFormat.NVFP4)));
    }

    @Test
    void anLpuLaunchesNothing() {
        var lpu = CATALOGUE.lpu("lp30");
        var times = KernelTimes.of(lpu, all(NumberFormat.FP8_BLOCK));
        assertEquals(0, times.picosFor(new Movement(0, 0)));
        assertEquals(lpu.memoryBandwidth().timeForBytes(1 << 20).picos(), times.picosFor(new Movement(1, 1 << 20)));
    }

    @Test
    void aCpuIsBoundByItsCoresToo() {
        var cpu = CATALOGUE.cpu("grace");
        var large = square(4096, NumberFormat.BF16);
        assertEquals(
                large.flops() * 1e12 / (72 * 396.8e9),
                KernelTimes.of(cpu, all(NumberFormat.BF16)).picosFor(large),
                1);
    }

    @Test
    void kernelsRunOneAfterTheOther() {
        var times = KernelTimes.of(CATALOGUE.gpu("b200"), Formats.F32);
        var kernel = new Movement(1, 1 << 20);
        assertEquals(2 * times.picosFor(kernel), times.picosFor(List.of(kernel, kernel)));
    }

    @Test
    void aSwitchComputesNothing() {
        var chip = CATALOGUE.switchChip("nvswitch3");
        assertThrows(IllegalArgumentException.class, () -> KernelTimes.of(chip, Formats.F32));
    }
}
