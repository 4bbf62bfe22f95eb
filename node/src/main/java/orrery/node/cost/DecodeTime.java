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
 *   block: its start, the queries that share its keys, and, but for latent vectors, its positions
 *   combine: where a sequence of more than 512 positions is split over multiprocessors that have no other
 * </pre>
 *
 * <p>Latent vectors of few heads have a kernel of narrower blocks on some chips. Where two of them take the same vectors, the
 * second finds half of them in the cache.
 */
record DecodeTime(Gpu gpu, boolean measured) {
    private static final double QUERIES = 64; // rows of queries that one thread block takes
    private static final double LEAST_SPLIT = 512; // positions
    private static final double QUERY_ELEMENTS = 1024;
    private static final double TILE = 128; // positions, and elements of a head
    private static final double PART_BYTES = 8; // 32 bits, written and read
    private static final double AGAIN = 0.5; // of what an earlier block has read

    double micros(Attention attention) {
        var chip = new Chip(gpu, KernelKind.DECODE, KernelFormats.attention(attention.cache()), measured);
        var slices = attention.slices();
        var group = (double) attention.heads() / attention.keyValueHeads();
        var queries = (double) slices.rows() / slices.sequences() * group;
        var blocks = slices.sequences() * attention.keyValueHeads() * Math.ceil(queries / QUERIES);
        var splits = splits(chip, slices, blocks);
        var rounds = Math.max(1, blocks * splits / chip.multiprocessors());
        return chip.value(KernelParameter.LAUNCH)
                + Chip.nearlyTheLonger(
                        rounds * block(chip, attention, Math.min(QUERIES, queries), splits),
                        chip.readMicros(attention.bytes(), attention.bytes()))
                + combine(chip, splits);
    }

    private static double block(Chip chip, Attention attention, double queries, double splits) {
        var alone = attention.heads() == attention.keyValueHeads();
        var positions =
                (double) attention.slices().positions() / attention.slices().sequences() / splits;
        var dim = (double) attention.headDim();
        return chip.value(alone ? KernelParameter.LONE_BLOCK : KernelParameter.BLOCK)
                + chip.value(KernelParameter.QUERIES) * queries * dim / QUERY_ELEMENTS
                + chip.value(KernelParameter.POSITIONS) * positions * dim / (TILE * TILE);
    }

    double micros(LatentAttentionKernel attention) {
        var chip = new Chip(gpu, KernelKind.LATENT_DECODE, KernelFormats.attention(attention.cache()), measured);
        var slices = attention.slices();
        var queries = (double) slices.rows() / slices.sequences() * attention.heads();
        var isNarrow = queries <= 2 * gpu.kernels().narrowHeads();
        var most = isNarrow ? Math.min(QUERIES, gpu.kernels().narrowHeads()) : QUERIES;
        var each = Math.ceil(queries / most);
        var blocks = slices.sequences() * each;
        var splits = splits(chip, slices, blocks);
        var block = chip.value(KernelParameter.BLOCK)
                + chip.value(KernelParameter.QUERIES) * Math.min(queries, most) / QUERIES;
        var fixed = Math.max(1, blocks * splits / chip.multiprocessors()) * block;
        var reads = most < QUERIES ? 1 + AGAIN * (each - 1) : 1;
        return chip.value(KernelParameter.LAUNCH)
                + Chip.overlapped(fixed, movement(chip, attention, reads, splits), arithmetic(chip, attention))
                + combine(chip, splits);
    }

    /** The cache, 16 bits for each element of queries and blends, and 32 for each of a part's blends, there and back. */
    private static double movement(Chip chip, LatentAttentionKernel attention, double reads, double splits) {
        var widths = attention.keyDim() + attention.valueDim();
        var inAndOut = 2.0 * attention.slices().rows() * attention.heads() * widths;
        var blends = (double) attention.slices().rows() * attention.heads() * attention.valueDim();
        var parts = splits > 1 ? PART_BYTES * splits * blends : 0;
        return chip.readMicros(reads * attention.bytes() + inAndOut + parts, attention.bytes());
    }

    /** Fewer heads leave a tile's rows empty. */
    private static double arithmetic(Chip chip, LatentAttentionKernel attention) {
        var heads = Math.max(QUERIES, attention.heads());
        var flops = 2 * attention.slices().pairs() * heads * (attention.keyDim() + attention.valueDim());
        return chip.arithmeticMicros(flops, chip.value(KernelParameter.COMPUTE));
    }

    private static double splits(Chip chip, Slices slices, double blocks) {
        var positions = (double) slices.positions() / slices.sequences();
        return Math.max(1, Math.min(chip.multiprocessors() / blocks, positions / LEAST_SPLIT));
    }

    private static double combine(Chip chip, double splits) {
        return chip.value(KernelParameter.COMBINE) * Math.min(1, splits - 1);
    }
}
