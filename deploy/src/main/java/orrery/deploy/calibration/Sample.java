package orrery.deploy.calibration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import orrery.deploy.measured.kernel.KernelRow;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.Precision;
import orrery.node.cost.Kernel;
import orrery.protocol.units.ComputeRate;

/**
 * A measured row, the chip it ran on, and the kernels it is about.
 *
 * @param gpu that the row's system is, or the like of
 */
public record Sample(KernelRow row, Gpu gpu, List<Kernel> kernels) {
    private static final double MICROS = 1e6;

    /** More than the largest L2, 126 MB of a B200, holds of a buffer that the benchmark reads again and again. */
    private static final long CACHED_MOST = 256_000_000;

    public Sample {
        kernels = List.copyOf(kernels);
    }

    public static Sample of(KernelRow row, Gpu gpu) {
        return new Sample(row, gpu, RowKernels.of(row));
    }

    /** Operations at the peak rate of the fastest format that takes part, µs: no kernel is faster. */
    public double leastComputeMicros() {
        return flops() / peak() * MICROS;
    }

    /** Bytes at the peak rate of HBM, µs; empty where a cache may hold them. */
    public OptionalDouble leastMemoryMicros() {
        var bytes = bytes();
        return bytes < CACHED_MOST
                ? OptionalDouble.empty()
                : OptionalDouble.of(bytes * MICROS / gpu.memoryBandwidth().bytesPerSecond());
    }

    /** Why the chip does not run such a kernel; empty where it does. */
    public Optional<String> unsupported() {
        var needed = RowFormats.fastest(row);
        return needed == Precision.NVFP4 && !gpu.compute().containsKey(needed)
                ? Optional.of(gpu.name() + " has no arithmetic in nvfp4")
                : Optional.empty();
    }

    public double flops() {
        return kernels.stream().mapToDouble(Kernel::flops).sum();
    }

    public double bytes() {
        return kernels.stream().mapToDouble(Kernel::bytes).sum();
    }

    /** Dense, operations a second. */
    private double peak() {
        var wanted = RowFormats.fastest(row);
        var rates = gpu.compute();
        var rate = rates.containsKey(wanted) ? rates.get(wanted) : fastest(rates);
        return rate.flopsPerSecond();
    }

    private static ComputeRate fastest(Map<Precision, ComputeRate> rates) {
        return rates.values().stream()
                .max((a, b) -> Long.compare(a.flopsPerSecond(), b.flopsPerSecond()))
                .orElseThrow();
    }
}
