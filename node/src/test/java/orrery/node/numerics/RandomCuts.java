package orrery.node.numerics;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Attention;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Cut.FeedForward;

/** Cuts that divide every one of {@link RandomFamilies}. */
final class RandomCuts {
    private RandomCuts() {}

    static Cut of(Random random) {
        return of(random, List.of(1, 2));
    }

    /** Those that divide hybrids, whose states have seen every position. */
    static Cut withoutContext(Random random) {
        return of(random, List.of(1));
    }

    private static Cut of(Random random, List<Integer> contexts) {
        var tensor = one(random, List.of(1, 2, 3, 4, 6));
        var context = one(random, contexts);
        var data = one(random, List.of(1, 2, 3));
        var separate = random.nextInt(4) == 0;
        var ranks = tensor * context * data;
        var wide = separate ? one(random, List.of(1, 2, 3, 4)) : feedForwardTensor(random, ranks, tensor * context);
        var expert = separate ? 1 + random.nextInt(7) : ranks / wide;
        return new Cut(
                DeviceKind.GPU,
                1 + random.nextInt(3),
                new Attention(tensor, data, context),
                new FeedForward(
                        wide,
                        expert,
                        random.nextInt(9),
                        Exchange.values()[random.nextInt(2)],
                        separate ? DeviceKind.LPU : DeviceKind.GPU),
                1 + random.nextInt(2));
    }

    /** Degrees that divide the widths, and hold whole data groups or lie within one. */
    private static int feedForwardTensor(Random random, int ranks, int group) {
        return one(
                random,
                IntStream.rangeClosed(1, ranks)
                        .filter(wide -> ranks % wide == 0 && 24 % wide == 0)
                        .filter(wide -> wide % group == 0 || group % wide == 0)
                        .boxed()
                        .toList());
    }

    private static int one(Random random, List<Integer> of) {
        return of.get(random.nextInt(of.size()));
    }
}
