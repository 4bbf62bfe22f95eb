package orrery.node.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import orrery.node.architecture.Rope.Unscaled;
import orrery.node.architecture.Router.Scoring;

/** Architectures without weights, for who cuts, prices or counts them. */
public final class SmallArchitectures {
    private static final Rope ROPE = new Rope(10_000, 8, false, new Unscaled());
    private static final Router ROUTER = new Router(Scoring.SOFTMAX, false, false, 1, 1, true, 1);

    private SmallArchitectures() {}

    /** Layers of grouped or latent attention, each with a dense block or with experts, from a seed. */
    public static Architecture random(long seed, int layers) {
        var random = new Random(seed);
        var latent = random.nextInt(3) == 0;
        var blocks = new ArrayList<Block>();
        for (var layer = 0; layer < layers; layer++) {
            blocks.add(latent ? latent(layer) : grouped(layer, random.nextInt(3) == 0 ? 16 : 0));
            blocks.add(random.nextBoolean() ? dense(layer) : experts(layer, 24 * random.nextInt(2)));
        }
        return of(blocks);
    }

    /** Layers of grouped attention and a dense block. */
    public static Architecture llama(int layers) {
        var blocks = new ArrayList<Block>();
        for (var layer = 0; layer < layers; layer++) {
            blocks.add(grouped(layer, 0));
            blocks.add(dense(layer));
        }
        return of(blocks);
    }

    /** One dense layer and then layers of experts with shared ones, all with latent attention: a small DeepSeek. */
    public static Architecture deepseek(int layers) {
        var blocks = new ArrayList<Block>();
        for (var layer = 0; layer < layers; layer++) {
            blocks.add(latent(layer));
            blocks.add(layer == 0 ? dense(layer) : experts(layer, 24));
        }
        return of(blocks);
    }

    public static Architecture of(List<Block> blocks) {
        return new Architecture("small", 96, 480, 256, 1e-5f, false, blocks, OptionalInt.empty(), List.of(0));
    }

    /** 24 heads of 8 over 12 KV heads. */
    public static GroupedAttention grouped(int layer, int window) {
        return new GroupedAttention(layer, 24, 12, 8, ROPE, false, false, false, false, window);
    }

    /** 24 heads over a latent vector of 32 and 8 that turn. */
    public static LatentAttention latent(int layer) {
        return new LatentAttention(layer, 24, 48, 32, 16, 8, 16, ROPE, 0.2f);
    }

    /** 24 heads of 8 in 6 groups, with states of 16. */
    public static StateSpace states(int layer) {
        return new StateSpace(layer, 24, 8, 6, 16, 4, true, 0, Float.POSITIVE_INFINITY);
    }

    /** 192 wide. */
    public static Dense dense(int layer) {
        return new Dense(layer, 192, Activation.SWIGLU);
    }

    /** 3 of 24 experts, 48 wide. */
    public static Experts experts(int layer, int sharedWidth) {
        return new Experts(layer, 24, 3, 48, sharedWidth, false, Activation.SWIGLU, ROUTER);
    }
}
