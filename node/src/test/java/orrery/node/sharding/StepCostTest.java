package orrery.node.sharding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.Precision;
import orrery.node.cost.Kernel;
import orrery.node.cost.Roofline;
import orrery.node.sharding.Instruction.Attend;
import orrery.node.sharding.Instruction.Compute;
import orrery.node.sharding.Instruction.Embed;
import orrery.node.sharding.Instruction.Score;
import orrery.node.sharding.Instruction.Transform;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Step.Slice;

class StepCostTest {
    private static final List<Compute> INSTRUCTIONS =
            List.of(new Embed(), new Attend(0), new Transform(1), new Score());

    @ParameterizedTest
    @ValueSource(strings = {"h100-sxm", "gb200", "rubin-ultra"})
    void moreRowsNeverTakeLess(String name) {
        var cost = cost(name, 2);
        for (var instruction : INSTRUCTIONS) {
            var before = 0L;
            for (var rows = 1; rows < 10_000_000; rows *= 3) {
                var picos = cost.picosFor(instruction, prefill(rows));
                assertTrue(picos >= before, instruction + " of " + rows + " rows: " + picos + " ps after " + before);
                before = picos;
            }
        }
    }

    @Test
    void aLongerCacheNeverTakesLess() {
        var cost = cost("h100-sxm", 1);
        var before = 0L;
        for (var position = 0; position < 1 << 30; position = 2 * position + 1) {
            var step = new Step(0, 0, List.of(new Slice(0, position, new int[1])), List.of());
            var picos = cost.picosFor(new Attend(0), step);
            assertTrue(picos >= before, "position " + position);
            before = picos;
        }
    }

    @Test
    void noKernelBeatsTheLaunchFloor() {
        var gpu = Catalogue.load().gpu("h100-sxm");
        var floorPs = gpu.kernelLaunch().picos();
        assertEquals(floorPs, new Roofline(gpu).picosFor(new Kernel(0, 0)));
        assertEquals(floorPs, new Roofline(gpu).picosFor(new Kernel(1, 1)));
        var tiny = cost("h100-sxm", 2);
        var kernels = List.of(1, 5, 4, 2); // of each instruction, as an engine launches them
        for (var i = 0; i < INSTRUCTIONS.size(); i++) {
            assertEquals(kernels.get(i) * floorPs, tiny.picosFor(INSTRUCTIONS.get(i), prefill(1)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h100-sxm", "gb200", "rubin-ultra"})
    void noKernelIsFasterThanThePeaks(String name) {
        var gpu = Catalogue.load().gpu(name);
        for (var flops = 1L; flops < 1L << 50; flops <<= 3) {
            for (var bytes = 1L; bytes < 1L << 40; bytes <<= 3) {
                var picos = new Roofline(gpu).picosFor(new Kernel(flops, bytes));
                assertTrue(
                        picos
                                >= gpu.compute()
                                        .get(Precision.BF16)
                                        .timeFor(flops)
                                        .picos(),
                        flops + " flops");
                assertTrue(picos >= gpu.memoryBandwidth().timeForBytes(bytes).picos(), bytes + " B");
            }
        }
    }

    /** Far right of the ridge arithmetic counts, far left of it bytes do: twice as many take twice as long. */
    @Test
    void largeKernelsScaleWithTheirWork() {
        var roofline = new Roofline(Catalogue.load().gpu("gb200"));
        for (var work : new long[] {1L << 50, 1L << 52}) {
            assertEquals(2.0, ratio(roofline, new Kernel(2 * work, 1), new Kernel(work, 1)), 1e-6);
            assertEquals(2.0, ratio(roofline, new Kernel(1, work / 1024), new Kernel(1, work / 2048)), 1e-6);
        }
    }

    @Test
    void theWholeModelCostsWhatItsPartsCost() {
        var weights = RandomModel.of(6, 2, 7);
        var shard = Shard.of(weights, new Sharding(weights.config(), 2), 1);
        var layer = shard.layers().getFirst();
        // 3 of 6 heads of 4 and one KV head; activations 24 wide, in and out
        assertEquals(
                new Kernel(2L * 10 * 20 * 24, 4L * 20 * 24 + 10L * (20 + 24) * 4),
                Kernel.product(10, layer.query(), layer.key(), layer.value()));
        assertEquals(
                new Kernel(2L * 10 * 24 * 24, 4L * 24 * 24 + 10L * (24 + 24) * 4), Kernel.product(10, layer.down()));
        assertEquals(new Kernel(400, 100 * 3 * 4), Kernel.elementwise(100, 4, 2));
    }

    private static double ratio(Roofline roofline, Kernel large, Kernel small) {
        return (double) roofline.picosFor(large) / roofline.picosFor(small);
    }

    private static StepCost cost(String name, int ranks) {
        Gpu gpu = Catalogue.load().gpu(name);
        var weights = RandomModel.of(6, 2, 7);
        return new StepCost(gpu, Shard.of(weights, new Sharding(weights.config(), ranks), 0));
    }

    private static Step prefill(int rows) {
        var slices = new ArrayList<Slice>();
        IntStream.range(0, (rows + 63) / 64)
                .forEach(i -> slices.add(new Slice(i, 0, new int[Math.min(64, rows - 64 * i)])));
        return new Step(0, 0, slices, List.of());
    }
}
