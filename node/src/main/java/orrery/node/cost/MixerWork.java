package orrery.node.cost;

import java.util.ArrayList;
import java.util.List;
import orrery.node.architecture.GroupedAttention;
import orrery.node.architecture.LatentAttention;
import orrery.node.architecture.Mixer;
import orrery.node.architecture.StateSpace;
import orrery.node.plan.Shares;
import orrery.node.tensor.PartialAttention;

/** The kernels of a rank's heads of blocks that mix tokens. */
record MixerWork(long hidden, Shares shares, Kernels kernels) {
    private static final long SILU = 4; // negate, exponentiate, add, divide

    /** Of one element of a state and one token: decay, x times B, add, times C, add. */
    private static final long CARRY = 5;

    /** From the residual stream to parts, as {@link PartialAttention} has them. */
    List<Kernel> part(Mixer mixer, Seen seen) {
        return switch (mixer) {
            case GroupedAttention grouped -> grouped(grouped, seen);
            case LatentAttention latent -> latent(latent, seen);
            case StateSpace states -> states(states, seen);
        };
    }

    private List<Kernel> grouped(GroupedAttention attention, Seen seen) {
        var queries = (long) shares.heads(attention).count() * attention.headDim();
        var keys = (long) shares.keyValueHeads(attention).count() * attention.headDim();
        return List.of(
                kernels.norm(seen.rows(), hidden),
                kernels.product(seen.rows(), queries + 2 * keys, hidden),
                kernels.elementwise(seen.rows(), queries + keys, attention.queryKeyNorm() ? 7 : 3, 1),
                new Kernel(4 * seen.pairs() * queries, 2 * kernels.cache(seen.positions() + seen.appended(), keys)));
    }

    /** Absorbed: each head's query comes into the latent space, its blend of latent vectors out of it. */
    private List<Kernel> latent(LatentAttention attention, Seen seen) {
        long rows = seen.rows();
        long heads = shares.heads(attention).count();
        long cached = attention.cacheElements();
        var list = new ArrayList<Kernel>();
        list.add(kernels.norm(rows, hidden));
        list.add(kernels.product(rows, attention.queryRank() + cached, hidden));
        list.add(kernels.norm(rows, attention.queryRank() + attention.latent()));
        list.add(kernels.product(
                rows, heads * attention.queryDim(), attention.queryRank() > 0 ? attention.queryRank() : hidden));
        list.add(kernels.products(rows * heads, heads, attention.latent(), attention.plainDim()));
        list.add(kernels.elementwise(rows, (heads + 1) * attention.rotaryDim(), 3, 1));
        list.add(new Kernel(
                2 * seen.pairs() * heads * (cached + attention.latent()),
                kernels.cache(seen.positions() + seen.appended(), cached)));
        list.add(kernels.products(rows * heads, heads, attention.valueDim(), attention.latent()));
        return list;
    }

    /** Projection, convolution, recurrence with states in float32 that are read and written once, gate and norm. */
    private List<Kernel> states(StateSpace mixer, Seen seen) {
        long rows = seen.rows();
        long heads = shares.heads(mixer).count();
        long width = heads * mixer.headDim();
        long channels = width + 2L * shares.groups(mixer).count() * mixer.stateSize();
        long kept = seen.sequences() * StateSpace.BYTES;
        long state = width * mixer.stateSize();
        long window = (mixer.kernel() - 1) * channels;
        var filtered = kernels.elementwise(rows, channels, 2L * mixer.kernel() + SILU, 1);
        return List.of(
                kernels.norm(rows, hidden),
                kernels.product(rows, width + channels + heads, hidden),
                new Kernel(filtered.flops(), filtered.bytes() + 2 * kept * window),
                new Kernel(
                        rows * (CARRY * state + 2 * width),
                        2 * kept * state + kernels.activations(rows, channels + heads + width)),
                kernels.elementwise(rows, width, SILU + 5, 2));
    }

    /** From parts of so many ranks to the residual stream. */
    List<Kernel> merge(Mixer mixer, long rows, int ranks) {
        var width = (long) shares.mergedHeads(mixer).count() * mixer.valueDim();
        var product = kernels.product(rows, hidden, width);
        return ranks == 1 ? List.of(product) : List.of(kernels.elementwise(rows, width, 2L * ranks, ranks), product);
    }
}
