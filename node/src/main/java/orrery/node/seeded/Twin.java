package orrery.node.seeded;

import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Block;
import orrery.node.architecture.Dense;
import orrery.node.architecture.Experts;
import orrery.node.architecture.GroupedAttention;
import orrery.node.architecture.LatentAttention;
import orrery.node.architecture.Rope;
import orrery.node.architecture.StateSpace;

/**
 * A model shrunk in every width: the residual stream, heads' elements, latent vectors, networks, vocabulary. What plans cut
 * is kept: blocks, heads, KV heads, experts, how many are chosen, groups, windows, positions. So a plan that fits the model
 * fits its twin, whose tokens one device can check.
 */
public final class Twin {
    private static final int HIDDEN = 32;
    private static final int HEAD_DIM = 8;
    private static final int ROTARY_DIM = 4;
    private static final int LATENT = 16;
    private static final int STATE = 4;
    private static final int WIDTH = 16;
    private static final int VOCABULARY = 512;

    private final Collection<Integer> degrees;

    private Twin(Collection<Integer> degrees) {
        this.degrees = degrees;
    }

    /**
     * The twin of {@code full}.
     *
     * @param degrees the tensor degrees that cut networks and experts: widths of the twin are multiples of those that divide
     *     the full widths
     */
    public static Architecture of(Architecture full, Collection<Integer> degrees) {
        var twin = new Twin(degrees);
        int vocabulary = Math.min(full.vocabulary(), VOCABULARY);
        return new Architecture(
                full.family(),
                Math.min(full.hidden(), HIDDEN),
                vocabulary,
                full.maxPositions(),
                full.epsilon(),
                full.tiedHead(),
                full.blocks().stream().map(twin::shrink).toList(),
                full.beginToken().isEmpty()
                        ? full.beginToken()
                        : OptionalInt.of(full.beginToken().getAsInt() % vocabulary),
                List.of()); // noise ends by chance: a twin's answer has the length that was asked for
    }

    private Block shrink(Block block) {
        return switch (block) {
            case GroupedAttention attention -> grouped(attention);
            case LatentAttention attention -> latent(attention);
            case StateSpace mixer -> stateSpace(mixer);
            case Dense dense -> new Dense(dense.layer(), width(dense.width()), dense.activation());
            case Experts experts -> experts(experts);
        };
    }

    private static GroupedAttention grouped(GroupedAttention full) {
        int headDim = Math.min(full.headDim(), HEAD_DIM);
        return new GroupedAttention(
                full.layer(),
                full.heads(),
                full.keyValueHeads(),
                headDim,
                shrink(full.rope(), headDim),
                full.queryKeyNorm(),
                full.inputBias(),
                full.outputBias(),
                full.sinks(),
                full.window());
    }

    private static LatentAttention latent(LatentAttention full) {
        int plainDim = Math.min(full.plainDim(), HEAD_DIM);
        int rotaryDim = Math.min(full.rotaryDim(), ROTARY_DIM);
        double wider = Math.sqrt((double) full.queryDim() / (plainDim + rotaryDim));
        return new LatentAttention(
                full.layer(),
                full.heads(),
                Math.min(full.queryRank(), LATENT),
                Math.min(full.latent(), LATENT),
                plainDim,
                rotaryDim,
                Math.min(full.valueDim(), HEAD_DIM),
                shrink(full.rope(), rotaryDim),
                (float) (full.scale() * wider));
    }

    private static StateSpace stateSpace(StateSpace full) {
        return new StateSpace(
                full.layer(),
                full.heads(),
                Math.min(full.headDim(), STATE),
                full.groups(),
                Math.min(full.stateSize(), STATE),
                full.kernel(),
                full.convolutionBias(),
                full.leastStep(),
                full.mostStep());
    }

    private Experts experts(Experts full) {
        return new Experts(
                full.layer(),
                full.count(),
                full.chosen(),
                width(full.width()),
                full.sharedWidth() == 0 ? 0 : width(full.sharedWidth()),
                Math.min(full.latent(), LATENT),
                full.bias(),
                full.activation(),
                full.router());
    }

    private static Rope shrink(Rope full, int dim) {
        return new Rope(full.theta(), full.dim() == 0 ? 0 : dim, full.interleaved(), full.scaling());
    }

    /** The smallest multiple, from {@link #WIDTH} on, of all degrees that divide the full width. */
    private int width(int full) {
        int step = degrees.stream()
                .filter(degree -> degree > 0 && full % degree == 0)
                .reduce(1, Twin::leastCommonMultiple);
        return Math.min(full, Math.ceilDiv(WIDTH, step) * step);
    }

    private static int leastCommonMultiple(int a, int b) {
        return Math.multiplyExact(a / greatestCommonDivisor(a, b), b);
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
