package orrery.node.cost;

import orrery.fabric.catalogue.Gpu;

/** Times of a GPU's kernels, from the catalogue's parameters of its generation. */
public final class GpuKernels implements KernelTimes {
    private static final double PICOS = 1e6; // of a microsecond

    private final ProductTime products;
    private final HeadsTime heads;
    private final ExpertsTime experts;
    private final PrefillTime prefill;
    private final DecodeTime decode;
    private final MovementTime movements;

    private GpuKernels(Gpu gpu, boolean measured) {
        products = new ProductTime(gpu, measured);
        heads = new HeadsTime(gpu, measured);
        experts = new ExpertsTime(gpu, measured);
        prefill = new PrefillTime(gpu, measured);
        decode = new DecodeTime(gpu, measured);
        movements = new MovementTime(gpu, measured);
    }

    /** As a step has them: at the clock that lasts, what they read comes from HBM, and tensors' scales are known ahead. */
    public static GpuKernels serving(Gpu gpu) {
        return new GpuKernels(SustainedClock.of(gpu), false);
    }

    /** As benchmarks have them: what fits in the last-level cache is there, and scales are looked for. */
    public static GpuKernels measured(Gpu gpu) {
        return new GpuKernels(gpu, true);
    }

    @Override
    public long picosFor(Kernel kernel) {
        return Math.round(PICOS * micros(kernel));
    }

    /** µs. */
    public double micros(Kernel kernel) {
        return switch (kernel) {
            case Product product -> product.matrices() == 1 ? products.micros(product) : heads.micros(product);
            case ExpertProducts some -> experts.micros(some);
            case Attention attention ->
                attention.phase() == Phase.PREFILL ? prefill.micros(attention) : decode.micros(attention);
            case LatentAttentionKernel attention ->
                attention.phase() == Phase.PREFILL ? prefill.micros(attention) : decode.micros(attention);
            case Movement movement -> movements.micros(movement);
            case ScaleSearch search -> movements.micros(search);
        };
    }
}
