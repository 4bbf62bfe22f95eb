package orrery.node.cost;

import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.KernelKind;
import orrery.fabric.catalogue.KernelParameter;

/**
 * Attention of decoded tokens: reading the cache, unless there are so many sequences that their thread blocks take longer.
 *
 * <pre>
 *   launch + nearlyTheLonger(blocks / multiprocessors · block, (cache + ramp) / (memory · HBM)) + combine
 *   blocks: one for each sequence and KV head, or for each sequence and 64 heads over latent vectors
 *   combine: where a sequence of more than 512 positions is split over multiprocessors that have no other
 * </pre>
 */
record DecodeTime(Gpu gpu, boolean measured) {
    private static final double QUERIES = 64; // rows of queries that one thread block takes
    private static final double LEAST_SPLIT = 512; // positions

    double micros(Attention attention) {
        var chip = new Chip(gpu, KernelKind.DECODE, KernelFormats.attention(attention.cache()), measured);
        var slices = attention.slices();
        var group = (double) attention.heads() / attention.keyValueHeads();
        var block = chip.value(group == 1 ? KernelParameter.LONE_BLOCK : KernelParameter.BLOCK);
        var queries = Math.ceil((double) slices.rows() / slices.sequences() * group / QUERIES);
        var blocks = slices.sequences() * attention.keyValueHeads() * queries;
        var fixed = Math.max(1, blocks / chip.multiprocessors()) * block;
        return chip.value(KernelParameter.LAUNCH)
                + Chip.nearlyTheLonger(fixed, chip.readMicros(attention.bytes(), attention.bytes()))
                + combine(chip, slices, blocks);
    }

    double micros(LatentAttentionKernel attention) {
        var chip = new Chip(gpu, KernelKind.LATENT_DECODE, KernelFormats.attention(attention.cache()), measured);
        var slices = attention.slices();
        var queries = (double) slices.rows() / slices.sequences() * attention.heads();
        var blocks = slices.sequences() * Math.ceil(queries / QUERIES);
        var fixed = Math.max(1, blocks / chip.multiprocessors()) * chip.value(KernelParameter.BLOCK);
        return chip.value(KernelParameter.LAUNCH)
                + Chip.overlapped(fixed, movement(chip, attention), arithmetic(chip, attention))
                + combine(chip, slices, blocks);
    }

    /** The cache, and 16 bits for each element of queries and blends. */
    private static double movement(Chip chip, LatentAttentionKernel attention) {
        var widths = attention.keyDim() + attention.valueDim();
        var inAndOut = 2.0 * attention.slices().rows() * attention.heads() * widths;
        return chip.readMicros(attention.bytes() + inAndOut, attention.bytes());
    }

    /** Fewer heads leave a tile's rows empty. */
    private static double arithmetic(Chip chip, LatentAttentionKernel attention) {
        var heads = Math.max(QUERIES, attention.heads());
        var flops = 2 * attention.slices().pairs() * heads * (attention.keyDim() + attention.valueDim());
        return chip.arithmeticMicros(flops, chip.value(KernelParameter.COMPUTE));
    }

    private static double combine(Chip chip, Slices slices, double blocks) {
        var positions = (double) slices.positions() / slices.sequences();
        var splits = Math.min(chip.multiprocessors() / blocks, positions / LEAST_SPLIT);
        return chip.value(KernelParameter.COMBINE) * Math.clamp(splits - 1, 0, 1);
    }
}
