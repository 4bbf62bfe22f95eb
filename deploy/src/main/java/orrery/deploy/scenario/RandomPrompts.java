package orrery.deploy.scenario;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orrery.node.scenario.Load.Ask;
import orrery.node.scenario.ModelSource;

/** Prompts of token ids that a seed draws, for models that know no language. */
final class RandomPrompts {
    /** Prompts where nobody says how many. */
    static final int USUAL = 8;

    /** Every vocabulary has as many, that of a shrunk twin too. */
    private static final int IDS = 128;

    private static final FieldPath RANDOM = FieldPath.ofDotted("load.prompts.random");

    private final LocatedTree tree;

    RandomPrompts(LocatedTree tree) {
        this.tree = tree;
    }

    List<Ask> of(int tokens, int count, ModelSource model, long seed) {
        if (!(model instanceof ModelSource.Seeded)) {
            throw new InputProblem(
                    tree.value(RANDOM),
                    RANDOM.toString(),
                    "random tokens for a model with a tokenizer",
                    "file: with a path, or list: with prompts",
                    "name model.config, whose weights are seeded, or give it text");
        }
        var random = new SplittableRandom(seed);
        return IntStream.range(0, count)
                .mapToObj(_ -> new Ask(text(random, tokens), ""))
                .toList();
    }

    private static String text(SplittableRandom random, int tokens) {
        return random.ints(tokens, 0, IDS).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }
}
