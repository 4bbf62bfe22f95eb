package orrery.node.plan;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.node.plan.Cut.Attention;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Cut.FeedForward;

/** Cuts of every kind, from a seed. */
public final class Cuts {
    private static final List<Integer> DEGREES = List.of(1, 2, 3, 4);

    private Cuts() {}

    /** Degrees up to 4 each; feed-forward on the same devices, or on LPUs of its own. */
    public static Cut random(long seed) {
        var random = new Random(seed);
        var attention = new Attention(degree(random), degree(random), degree(random));
        var separate = random.nextInt(4) == 0;
        return new Cut(
                DeviceKind.GPU,
                degree(random),
                attention,
                separate ? separate(random) : shared(random, attention),
                1 + random.nextInt(2));
    }

    private static FeedForward separate(Random random) {
        return new FeedForward(degree(random), degree(random), 0, Exchange.ALL_TO_ALL, DeviceKind.LPU);
    }

    /** Any tensor degree that holds whole data groups or is within one, so that a dense block can be cut. */
    private static FeedForward shared(Random random, Attention attention) {
        var group = attention.tensor() * attention.context();
        var tensors = IntStream.rangeClosed(1, attention.ranks())
                .filter(tensor -> attention.ranks() % tensor == 0 && (tensor < group || tensor % group == 0))
                .toArray();
        var tensor = tensors[random.nextInt(tensors.length)];
        var exchange = random.nextBoolean() ? Exchange.GATHER : Exchange.ALL_TO_ALL;
        return new FeedForward(tensor, attention.ranks() / tensor, random.nextInt(3), exchange, DeviceKind.GPU);
    }

    private static int degree(Random random) {
        return DEGREES.get(random.nextInt(DEGREES.size()));
    }
}
