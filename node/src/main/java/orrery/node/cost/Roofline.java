package orrery.node.cost;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import orrery.fabric.catalogue.Cpu;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.Lpu;
import orrery.fabric.catalogue.Part;
import orrery.fabric.catalogue.Precision;
import orrery.node.format.Formats;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ComputeRate;

/**
 * The roofline of one device: Williams, Waterman, Patterson, CACM 52(4), 2009.
 *
 * <p>For chips whose kernels nobody measured: LPUs with the peaks of arithmetic and SRAM, CPUs with those of memory and
 * cores; the latter is a bound that real kernels stay above.
 */
public final class Roofline implements KernelTimes {
    private final ComputeRate compute;
    private final Bandwidth memory;

    private Roofline(ComputeRate compute, Bandwidth memory) {
        this.compute = compute;
        this.memory = memory;
    }

    /**
     * At the precision that products of these formats run in.
     *
     * @param part an LPU or a CPU
     */
    static Roofline of(Part part, Formats formats) {
        return switch (part) {
            case Lpu lpu -> new Roofline(rate(lpu.compute(), formats), lpu.memoryBandwidth());
            case Cpu cpu ->
                new Roofline(new ComputeRate(cpu.cores() * cpu.coreRate().flopsPerSecond()), cpu.memoryBandwidth());
            default -> throw new IllegalArgumentException("a " + part.kind() + " computes nothing");
        };
    }

    /** The number format that products of these formats run in; empty on a part without a rate of arithmetic. */
    public static Optional<Precision> precision(Part part, Formats formats) {
        return switch (part) {
            case Gpu gpu ->
                Optional.of(KernelFormats.arithmetic(
                        gpu, KernelFormats.product(gpu, formats.weights(), formats.activations())));
            case Lpu lpu -> first(lpu.compute(), formats);
            default -> Optional.empty();
        };
    }

    private static ComputeRate rate(Map<Precision, ComputeRate> rates, Formats formats) {
        return rates.get(first(rates, formats).orElseThrow());
    }

    private static Optional<Precision> first(Map<Precision, ComputeRate> rates, Formats formats) {
        return precisions(formats).stream().filter(rates::containsKey).findFirst();
    }

    /**
     * The best first; a chip that lacks one takes the next wider, and one that has nothing so wide the next narrower. Weights
     * in few bits beside wider activations save movement, not arithmetic.
     */
    private static List<Precision> precisions(Formats formats) {
        var wide = List.of(Precision.BF16, Precision.FP16, Precision.FP8, Precision.INT8);
        return switch (formats.activations()) {
            case F32, BF16, F16 -> wide;
            case FP8_E4M3, FP8_E5M2, FP8_BLOCK ->
                narrow(formats) ? List.of(Precision.FP8, Precision.BF16, Precision.FP16, Precision.INT8) : wide;
            case NVFP4, MXFP4 ->
                narrow(formats)
                        ? List.of(Precision.NVFP4, Precision.FP8, Precision.BF16, Precision.FP16, Precision.INT8)
                        : wide;
            case Q8_0, Q4_0, Q4_K, Q6_K ->
                narrow(formats) ? List.of(Precision.INT8, Precision.FP8, Precision.BF16, Precision.FP16) : wide;
        };
    }

    /** Whether weights are no wider than activations. */
    private static boolean narrow(Formats formats) {
        return formats.weights().bytes(1, COMMON_BLOCK) <= formats.activations().bytes(1, COMMON_BLOCK);
    }

    private static final int COMMON_BLOCK = 256; // elements, a multiple of every format's block

    /** The longer of arithmetic and movement. */
    @Override
    public long picosFor(Kernel kernel) {
        return Math.max(
                compute.timeFor(kernel.flops()).picos(),
                memory.timeForBytes(kernel.bytes()).picos());
    }
}
