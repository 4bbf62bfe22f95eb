package orrery.node.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.Precision;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;

class RooflineTest {
    private static final Kernel ARITHMETIC = new Movement(1L << 50, 1);
    private static final Formats FP8 = all(NumberFormat.FP8_BLOCK);

    private static Formats all(NumberFormat format) {
        return new Formats(format, format, format);
    }

    private static long achieved(Gpu gpu, Precision precision) {
        return gpu.achieved().get(precision).timeFor(ARITHMETIC.flops()).picos();
    }

    private static long modelled(Gpu gpu, Formats formats) {
        return Roofline.of(gpu, formats).picosFor(ARITHMETIC);
    }

    @Test
    void productsRunAtThePrecisionOfTheirFormats() {
        var gpu = Catalogue.load().gpu("gb200");
        assertEquals(achieved(gpu, Precision.BF16), modelled(gpu, Formats.F32));
        assertEquals(achieved(gpu, Precision.FP8), modelled(gpu, FP8));
        assertEquals(achieved(gpu, Precision.NVFP4), modelled(gpu, all(NumberFormat.NVFP4)));
    }

    /** Weights in four bits beside activations in sixteen are widened before they are multiplied. */
    @Test
    void narrowWeightsAloneSaveNoArithmetic() {
        var gpu = Catalogue.load().gpu("gb200");
        var weightsOnly = new Formats(NumberFormat.MXFP4, NumberFormat.BF16, NumberFormat.BF16);
        assertEquals(achieved(gpu, Precision.BF16), modelled(gpu, weightsOnly));
    }

    @Test
    void aChipWithoutThePrecisionTakesAWiderOne() {
        var gpu = Catalogue.load().gpu("h100-sxm");
        assertEquals(achieved(gpu, Precision.FP8), modelled(gpu, all(NumberFormat.NVFP4)));
    }

    @Test
    void anLpuLaunchesNothing() {
        var lpu = Catalogue.load().lpu("lp30");
        assertEquals(0, Roofline.of(lpu, FP8).picosFor(new Movement(0, 0)));
        assertEquals(
                lpu.memoryBandwidth().timeForBytes(1 << 20).picos(),
                Roofline.of(lpu, FP8).picosFor(new Movement(1, 1 << 20)));
    }

    @Test
    void kernelsRunOneAfterTheOther() {
        var roofline = Roofline.of(Catalogue.load().cpu("grace"), Formats.F32);
        var kernel = new Movement(1, 1 << 20);
        assertTrue(roofline.picosFor(kernel) > 0);
        assertEquals(2 * roofline.picosFor(kernel), roofline.picosFor(List.of(kernel, kernel)));
    }

    @Test
    void aSwitchComputesNothing() {
        var chip = Catalogue.load().switchChip("nvswitch3");
        assertThrows(IllegalArgumentException.class, () -> Roofline.of(chip, Formats.F32));
    }
}
