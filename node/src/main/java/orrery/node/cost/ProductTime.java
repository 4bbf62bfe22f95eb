package orrery.node.cost;

import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.KernelFormat;
import orrery.fabric.catalogue.KernelKind;
import orrery.fabric.catalogue.KernelParameter;
import orrery.node.format.NumberFormat;

/**
 * A matrix product (rows m, outputs n, inputs k):
 *
 * <pre>
 *   launch + quantise + nearlyTheLonger(tiles, (weights + activations + ramp) / (memory · HBM))
 *   tiles: the best of four tile shapes, ⌈tiles / multiprocessors⌉ waves of 2·tm·tn·(k + depth) / (compute · share · peak),
 *          but no less than (k + depth) · step, as inner elements come one behind the other,
 *          split along k where there are fewer tiles than multiprocessors
 * </pre>
 *
 * <p>Kernels whose elements have scales a block (FP8 a block, NVFP4) do not split along k.
 *
 * <p>Tile shapes and their shares are those of CUTLASS's defaults; the rest is fitted.
 *
 * @param measured whether the rows of activations are quantised as in the benchmark, which looks for a tensor's scale first;
 *     engines know scales of tensors ahead, and fuse that into the kernel before
 */
record ProductTime(Gpu gpu, boolean measured) {
    private static final Tile[] TILES = {
        new Tile(128, 256, 1), new Tile(128, 128, 0.95), new Tile(64, 128, 0.8), new Tile(64, 64, 0.6)
    };
    private static final double LEAST_DEPTH = 512; // inputs that are worth a split
    private static final double STEP = 1024; // inputs
    private static final long QUANTISED_BYTES = 3; // two are read, one is written

    /** @param share of the largest tile's rate */
    private record Tile(double rows, double outputs, double share) {}

    double micros(Product product) {
        var format = KernelFormats.product(gpu, product.weights(), product.activations());
        var chip = new Chip(gpu, KernelKind.PRODUCT, format, measured);
        var arithmetic = Double.POSITIVE_INFINITY;
        for (var tile : TILES) {
            arithmetic = Math.min(arithmetic, arithmetic(chip, product, tile));
        }
        return launch(chip)
                + quantise(chip, product)
                + Chip.nearlyTheLonger(arithmetic, chip.readMicros(bytes(product), Double.POSITIVE_INFINITY));
    }

    private static double arithmetic(Chip chip, Product product, Tile tile) {
        var tiles = Math.ceil(product.rows() / tile.rows) * Math.ceil(product.outputs() / tile.outputs);
        var waves = Math.ceil(tiles / chip.multiprocessors());
        var depth = product.inputs() + chip.value(KernelParameter.DEPTH);
        var flops = 2 * tile.rows * tile.outputs * depth;
        var each = Math.max(
                chip.tileMicros(flops, tile.share * chip.value(KernelParameter.COMPUTE)),
                chip.value(KernelParameter.STEP) * depth / STEP);
        return waves * each / splits(chip, product, tiles);
    }

    private static double splits(Chip chip, Product product, double tiles) {
        if (KernelFormats.scalesBlocks(chip.format())) {
            return 1;
        }
        var most = Math.min(chip.multiprocessors() / tiles, product.inputs() / LEAST_DEPTH);
        return Math.max(1, Math.floor(most));
    }

    /** Engines put out 16 bits, whatever goes in. */
    private static double bytes(Product product) {
        return product.weightBytes()
                + product.rows()
                        * (product.activations().rowBytes(product.inputs())
                                + (double) NumberFormat.BF16.rowBytes(product.outputs()));
    }

    private double launch(Chip chip) {
        var launch = chip.value(KernelParameter.LAUNCH);
        var plain = gpu.kernels().value(KernelKind.PRODUCT, KernelFormat.BF16, KernelParameter.LAUNCH);
        return looksForScale(chip) && !measured
                ? Math.max(
                        plain,
                        launch - gpu.kernels().value(KernelKind.SCALE, KernelFormat.BF16, KernelParameter.LAUNCH))
                : launch;
    }

    private double quantise(Chip chip, Product product) {
        var quantised = chip.format() != KernelFormat.BF16 && (measured || !looksForScale(chip));
        var bytes = (double) QUANTISED_BYTES * product.rows() * product.inputs();
        return quantised ? chip.value(KernelParameter.QUANTISE) * chip.streamMicros(bytes, 1) : 0;
    }

    private static boolean looksForScale(Chip chip) {
        return chip.format() == KernelFormat.FP8;
    }
}
