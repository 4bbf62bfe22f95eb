package orrery.node.numerics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import orrery.node.architecture.Activation;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Block;
import orrery.node.architecture.Dense;
import orrery.node.architecture.Experts;
import orrery.node.architecture.FeedForward;
import orrery.node.architecture.GroupedAttention;
import orrery.node.architecture.LatentAttention;
import orrery.node.architecture.Mixer;
import orrery.node.architecture.Rope;
import orrery.node.architecture.Router;
import orrery.node.architecture.Router.Scoring;
import orrery.node.architecture.StateSpace;

/** Small architectures with every feature that a block may have, from a seed. 24 heads; widths are multiples of 24. */
final class RandomFamilies {
    private static final int LAYERS = 3;

    private RandomFamilies() {}

    static Architecture of(long seed) {
        var random = new Random(seed);
        var latent = seed % 3 == 2;
        var blocks = new ArrayList<Block>();
        for (var layer = 0; layer < LAYERS; layer++) {
            blocks.add(latent ? latent(layer, random) : grouped(layer, random));
            blocks.add(layer == 0 || seed % 2 == 0 ? dense(layer, random) : experts(layer, random));
        }
        var tied = random.nextBoolean();
        return new Architecture("small", 40, 101, 64, 1e-5f, tied, blocks, OptionalInt.empty(), List.of());
    }

    /** State-space layers, 12 groups of 24 heads, with attention and a dense block or experts between them. */
    static Architecture hybrid(long seed) {
        var random = new Random(seed);
        var blocks = List.<Block>of(
                states(0, random),
                seed % 2 == 0 ? dense(1, random) : latentExperts(1, random),
                grouped(2, random),
                states(3, random),
                states(4, random));
        return new Architecture("small", 40, 101, 64, 1e-5f, false, blocks, OptionalInt.empty(), List.of());
    }

    private static StateSpace states(int layer, Random random) {
        var kernel = 1 + random.nextInt(5);
        return new StateSpace(layer, 24, 5, 12, 7, kernel, random.nextBoolean(), 0.3f, 1.5f);
    }

    private static Mixer grouped(int layer, Random random) {
        var keyValueHeads = List.of(1, 2, 3, 8, 24).get(random.nextInt(5));
        var rope = new Rope(10_000, 6, false, scaling(random));
        return new GroupedAttention(
                layer,
                24,
                keyValueHeads,
                6,
                rope,
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean() ? 5 : 0);
    }

    private static Mixer latent(int layer, Random random) {
        var rope = new Rope(10_000, 4, random.nextBoolean(), scaling(random));
        return new LatentAttention(layer, 24, random.nextBoolean() ? 20 : 0, 12, 6, 4, 5, rope, 0.3f);
    }

    private static Rope.Scaling scaling(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Rope.Linear(2);
            case 1 -> new Rope.Llama3(8, 1, 4, 32);
            case 2 -> new Rope.Yarn(4, 32, 1, 16, 1.2, random.nextBoolean());
            default -> new Rope.Unscaled();
        };
    }

    private static FeedForward dense(int layer, Random random) {
        return new Dense(layer, 48, activation(random));
    }

    private static Activation activation(Random random) {
        return Activation.values()[random.nextInt(Activation.values().length)];
    }

    private static FeedForward experts(int layer, Random random) {
        var scoring = Scoring.values()[random.nextInt(3)];
        var groups = random.nextBoolean() ? 4 : 1;
        var router = new Router(
                scoring,
                random.nextBoolean(),
                scoring == Scoring.SIGMOID,
                groups,
                groups == 1 ? 1 : 2,
                random.nextBoolean(),
                1.5f);
        return new Experts(
                layer, 24, 3, 24, random.nextBoolean() ? 10 : 0, random.nextBoolean(), activation(random), router);
    }

    /** The same in a space of 17, of which the residual stream knows nothing. */
    private static FeedForward latentExperts(int layer, Random random) {
        return in(17, (Experts) experts(layer, random));
    }

    /** A model whose experts work in no space of their own. */
    static Architecture onTheResidualStream(Architecture like) {
        var blocks = like.blocks().stream()
                .map(block -> block instanceof Experts experts ? in(0, experts) : block)
                .toList();
        return new Architecture("small", 40, 101, 64, 1e-5f, like.tiedHead(), blocks, OptionalInt.empty(), List.of());
    }

    private static Experts in(int latent, Experts like) {
        return new Experts(
                like.layer(),
                like.count(),
                like.chosen(),
                like.width(),
                like.sharedWidth(),
                latent,
                like.bias(),
                like.activation(),
                like.router());
    }
}
