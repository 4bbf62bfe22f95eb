package orrery.node.cost;

import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.KernelFormat;
import orrery.fabric.catalogue.KernelKind;
import orrery.fabric.catalogue.KernelParameter;

/**
 * A GPU's peaks, and the shares of them that kernels of one kind reach in one format.
 *
 * @param warm whether what a kernel reads may still lie in the last-level cache, as where a benchmark repeats it
 */
record Chip(Gpu gpu, KernelKind kind, KernelFormat format, boolean warm) {
    private static final double MICROS = 1e6;
    private static final double MEGABYTE = 1e6;

    double value(KernelParameter parameter) {
        return gpu.kernels().value(kind, format, parameter);
    }

    double multiprocessors() {
        return gpu.kernels().multiprocessors();
    }

    /** µs of floating-point operations on one multiprocessor, at a share of its peak. */
    double tileMicros(double flops, double share) {
        return MICROS * flops * multiprocessors() / (share * peak());
    }

    /** µs of floating-point operations on all of them. */
    double arithmeticMicros(double flops, double share) {
        return MICROS * flops / (share * peak());
    }

    private double peak() {
        return gpu.compute().get(KernelFormats.arithmetic(gpu, format)).flopsPerSecond();
    }

    /** µs of bytes at a share of the HBM peak. */
    double streamMicros(double bytes, double share) {
        return MICROS * bytes / (share * gpu.memoryBandwidth().bytesPerSecond());
    }

    /**
     * µs of bytes from HBM with the stream's start, or from the last-level cache where they may lie and fit in there. A stream
     * that is shorter than the cache has a shorter start.
     *
     * @param kept bytes that would have to be kept in the cache
     */
    double readMicros(double bytes, double kept) {
        double cache = gpu.kernels().cache();
        return warm && kept <= cache
                ? streamMicros(bytes, value(KernelParameter.CACHED))
                : streamMicros(bytes + ramp() * Math.min(1, kept / cache), value(KernelParameter.MEMORY));
    }

    private double ramp() {
        return kind.parameters().contains(KernelParameter.RAMP) ? MEGABYTE * value(KernelParameter.RAMP) : 0;
    }

    /** One behind the other, but for what overlaps: the fourth root of the sum of fourth powers. */
    static double nearlyTheLonger(double left, double right) {
        var squares = square(left) * square(left) + square(right) * square(right);
        return Math.sqrt(Math.sqrt(squares));
    }

    /** The same with less overlap: the root of the sum of squares. */
    static double overlapped(double... parts) {
        var sum = 0.0;
        for (var part : parts) {
            sum += square(part);
        }
        return Math.sqrt(sum);
    }

    private static double square(double value) {
        return value * value;
    }
}
