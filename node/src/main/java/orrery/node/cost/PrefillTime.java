package orrery.node.cost;

import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.KernelKind;
import orrery.fabric.catalogue.KernelParameter;
import orrery.node.format.NumberFormat;

/**
 * Attention of prompts, in tiles of 128 queries by 128 positions; one thread block has one tile of queries of one head.
 *
 * <pre>
 *   launch + blocks · (tiles · (2·128²·(key + value dim) / (compute · peak) + softmax) + block) / multiprocessors
 *          + 4 B · tokens · elements of queries, keys and values / (memory · HBM)
 * </pre>
 *
 * <p>but no less than the longest block takes. The last part, rotating and storing, is overlapped where keys and values are
 * made of latent vectors, as the product before it does most of that.
 */
record PrefillTime(Gpu gpu, boolean measured) {
    private static final double TILE = 128;
    private static final double PASSES = 4; // bytes: 16 bits in, 16 bits out

    /** What blocks of queries do, of whatever attention. */
    private record Shape(Slices slices, double heads, double keyValueHeads, double keyDim, double valueDim) {
        double tokens() {
            return (double) slices.rows() / slices.sequences();
        }

        double blocks() {
            return Math.ceil(tokens() / TILE);
        }

        double elements() {
            return slices.rows() * (heads + keyValueHeads) * (keyDim + valueDim);
        }
    }

    double micros(Attention attention) {
        var chip = chip(KernelKind.PREFILL, attention.cache());
        var shape = new Shape(
                attention.slices(),
                attention.heads(),
                attention.keyValueHeads(),
                attention.headDim(),
                attention.headDim());
        var inVain = attention.slices().windowed() ? chip.value(KernelParameter.WINDOW) : 0;
        return chip.value(KernelParameter.LAUNCH) + tiles(chip, shape, inVain) + movement(chip, shape);
    }

    double micros(LatentAttentionKernel attention) {
        var chip = chip(KernelKind.LATENT_PREFILL, attention.cache());
        var shape = new Shape(
                attention.slices(), attention.heads(), attention.heads(), attention.keyDim(), attention.valueDim());
        return chip.value(KernelParameter.LAUNCH) + Chip.overlapped(tiles(chip, shape, 0), movement(chip, shape));
    }

    private Chip chip(KernelKind kind, NumberFormat cache) {
        return new Chip(gpu, kind, KernelFormats.attention(cache), measured);
    }

    private static double tiles(Chip chip, Shape shape, double inVain) {
        var blocks = shape.blocks();
        var pairs = (double) shape.slices.pairs() / shape.slices.sequences();
        var tiles = Math.max(blocks, pairs / TILE / TILE + blocks * (0.5 + inVain));
        var tile =
                chip.tileMicros(2 * TILE * TILE * (shape.keyDim + shape.valueDim), chip.value(KernelParameter.COMPUTE))
                        + chip.value(KernelParameter.SOFTMAX);
        var block = chip.value(KernelParameter.BLOCK);
        var all = shape.slices.sequences() * shape.heads * (tiles * tile + blocks * block) / chip.multiprocessors();
        var longest = Math.min(tiles, 2 * tiles / blocks) * tile + block;
        return Math.max(all, longest);
    }

    private static double movement(Chip chip, Shape shape) {
        return chip.streamMicros(PASSES * shape.elements(), chip.value(KernelParameter.MEMORY));
    }
}
