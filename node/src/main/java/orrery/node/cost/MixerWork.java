package orrery.node.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
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
        var heads = (long) shares.heads(attention).count();
        var shared = (long) shares.keyValueHeads(attention).count();
        var queries = heads * attention.headDim();
        var keys = shared * attention.headDim();
        var list = new ArrayList<Kernel>();
        list.add(kernels.norm(seen.rows(), hidden));
        list.add(kernels.product(seen.rows(), queries + 2 * keys, hidden));
        list.add(kernels.elementwise(seen.rows(), queries + keys, attention.queryKeyNorm() ? 7 : 3, 1));
        forEachPhase(
                seen,
                (phase, slices) -> list.add(kernels.attention(phase, slices, heads, shared, attention.headDim())));
        return list;
    }

    private static void forEachPhase(Seen seen, BiConsumer<Phase, Slices> launch) {
        if (seen.prefill().rows() > 0) {
            launch.accept(Phase.PREFILL, seen.prefill());
        }
        if (seen.decode().rows() > 0) {
            launch.accept(Phase.DECODE, seen.decode());
        }
    }

    private List<Kernel> latent(LatentAttention attention, Seen seen) {
        long rows = seen.rows();
        long heads = shares.heads(attention).count();
        long cached = attention.cacheElements();
        var list = new ArrayList<Kernel>();
        list.add(kernels.norm(rows, hidden));
        list.add(kernels.product(rows, attention.queryRank() + cached, hidden));
        list.add(kernels.plainNorm(rows, attention.queryRank() + attention.latent()));
        list.add(kernels.product(
                rows, heads * attention.queryDim(), attention.queryRank() > 0 ? attention.queryRank() : hidden));
        list.add(kernels.elementwise(rows, (heads + 1) * attention.rotaryDim(), 3, 1));
        forEachPhase(seen, (phase, slices) -> list.addAll(latent(attention, heads, phase, slices)));
        return list;
    }

    private List<Kernel> latent(LatentAttention attention, long heads, Phase phase, Slices slices) {
        return switch (phase) {
            case PREFILL -> expanded(attention, heads, slices);
            case DECODE -> absorbed(attention, heads, slices);
        };
    }

    /** Keys and values of each head are made of the latent vectors of all positions that are seen. */
    private List<Kernel> expanded(LatentAttention attention, long heads, Slices slices) {
        var made = heads * (attention.plainDim() + attention.valueDim());
        return List.of(
                kernels.product(slices.positions(), made, attention.latent()),
                kernels.latent(Phase.PREFILL, slices, heads, attention.queryDim(), attention.valueDim(), attention));
    }

    /** Each head's query comes into the latent space, its blend of latent vectors out of it. */
    private List<Kernel> absorbed(LatentAttention attention, long heads, Slices slices) {
        var rows = slices.rows() * heads;
        return List.of(
                kernels.products(rows, heads, attention.latent(), attention.plainDim()),
                kernels.latent(Phase.DECODE, slices, heads, attention.cacheElements(), attention.latent(), attention),
                kernels.products(rows, heads, attention.valueDim(), attention.latent()));
    }

    /** Projection, convolution, recurrence with states in float32 that are read and written once, gate and norm. */
    private List<Kernel> states(StateSpace mixer, Seen seen) {
        long rows = seen.rows();
        long heads = shares.heads(mixer).count();
        long width = heads * mixer.headDim();
        long channels = width + 2L * shares.groups(mixer).count() * mixer.stateSize();
        long kept = seen.all().sequences() * StateSpace.BYTES;
        long state = width * mixer.stateSize();
        long window = (mixer.kernel() - 1) * channels;
        var filtered = kernels.elementwise(rows, channels, 2L * mixer.kernel() + SILU, 1);
        return List.of(
                kernels.norm(rows, hidden),
                kernels.product(rows, width + channels + heads, hidden),
                new Movement(filtered.flops(), filtered.bytes() + 2 * kept * window),
                new Movement(
                        rows * (CARRY * state + 2 * width),
                        2 * kept * state + kernels.stream(rows, channels + heads + width)),
                kernels.elementwise(rows, width, SILU + 5, 2));
    }

    /** From parts of so many ranks to the residual stream. */
    List<Kernel> merge(Mixer mixer, long rows, int ranks) {
        var width = (long) shares.mergedHeads(mixer).count() * mixer.valueDim();
        var product = kernels.product(rows, hidden, width);
        return ranks == 1 ? List.of(product) : List.of(kernels.elementwise(rows, width, 2L * ranks, ranks), product);
    }
}
