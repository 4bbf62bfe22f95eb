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
 * <p>Of a GPU with achieved rates, not the datasheet's peaks, and the launch of each kernel. Of an LPU with the peaks of its
 * arithmetic and SRAM, since its compiler leaves nothing to wait for, and no launch. Of a CPU with its memory alone: the
 * catalogue has no rate of arithmetic for any, so long prompts are too fast there.
 */
public final class Roofline implements KernelTimes {
    private final Optional<ComputeRate> compute;
    private final Bandwidth memory;
    private final long launchPs;

    private Roofline(Optional<ComputeRate> compute, Bandwidth memory, long launchPs) {
        this.compute = compute;
        this.memory = memory;
        this.launchPs = launchPs;
    }

    /** At BF16. */
    public Roofline(Gpu gpu) {
        this(
                Optional.of(gpu.achieved().get(Precision.BF16)),
                gpu.achievedMemoryBandwidth(),
                gpu.kernelLaunch().picos());
    }

    /**
     * At the precision that products of these formats run in.
     *
     * @param part a GPU, an LPU or a CPU
     */
    public static Roofline of(Part part, Formats formats) {
        return switch (part) {
            case Gpu gpu ->
                new Roofline(
                        rate(gpu.achieved(), formats),
                        gpu.achievedMemoryBandwidth(),
                        gpu.kernelLaunch().picos());
            case Lpu lpu -> new Roofline(rate(lpu.compute(), formats), lpu.memoryBandwidth(), 0);
            case Cpu cpu -> new Roofline(Optional.empty(), cpu.memoryBandwidth(), 0);
            default -> throw new IllegalArgumentException("a " + part.kind() + " computes nothing");
        };
    }

    /** The number format that products of these formats run in; empty on a part without a rate of arithmetic. */
    public static Optional<Precision> precision(Part part, Formats formats) {
        return switch (part) {
            case Gpu gpu -> first(gpu.achieved(), formats);
            case Lpu lpu -> first(lpu.compute(), formats);
            default -> Optional.empty();
        };
    }

    private static Optional<ComputeRate> rate(Map<Precision, ComputeRate> rates, Formats formats) {
        return first(rates, formats).map(rates::get);
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

    /** The longer of arithmetic and movement, and at least the launch floor. */
    @Override
    public long picosFor(Kernel kernel) {
        var arithmeticPs =
                compute.map(rate -> rate.timeFor(kernel.flops()).picos()).orElse(0L);
        var movementPs = memory.timeForBytes(kernel.bytes()).picos();
        return Math.max(launchPs, Math.max(arithmeticPs, movementPs));
    }
}
