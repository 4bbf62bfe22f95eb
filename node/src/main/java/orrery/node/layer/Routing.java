package orrery.node.layer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import orrery.node.architecture.Experts;
import orrery.node.architecture.Router;
import orrery.node.architecture.Router.Scoring;
import orrery.node.tensor.Exponential;

/**
 * The experts of one token.
 *
 * @param experts their numbers, ascending
 * @param weights of their answers, in the same order
 */
public record Routing(int[] experts, float[] weights) {
    private static final int BEST_OF_GROUP = 2; // a group counts as much as its two best experts

    /**
     * Chooses as the router of {@code block} does; of equal scores the lower number wins.
     *
     * @param logits of all experts, their bias included
     * @param correction added to the scores for the choice alone; null where the router has none
     */
    public static Routing of(Experts block, float[] logits, float[] correction) {
        var router = block.router();
        var scores = scores(router.scoring(), logits);
        var ranking = scores.clone();
        for (int i = 0; i < ranking.length && correction != null; i++) {
            ranking[i] += correction[i];
        }
        keepGroups(router, ranking);
        var chosen = best(ranking, block.chosen());
        Arrays.sort(chosen);
        return new Routing(chosen, weights(router, chosen, scores));
    }

    private static float[] scores(Scoring scoring, float[] logits) {
        return switch (scoring) {
            case SOFTMAX -> softmax(logits);
            case SOFTMAX_OF_CHOSEN -> logits.clone();
            case SIGMOID -> sigmoid(logits);
        };
    }

    private static float[] weights(Router router, int[] chosen, float[] scores) {
        var weights = new float[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            weights[i] = scores[chosen[i]];
        }
        if (router.scoring() == Scoring.SOFTMAX_OF_CHOSEN) {
            weights = softmax(weights);
        }
        float divisor = router.normalised() ? sum(weights) : 1f;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weights[i] / divisor * router.scale();
        }
        return weights;
    }

    /** Leaves only the best groups in the running. */
    private static void keepGroups(Router router, float[] ranking) {
        if (router.groups() == 1) {
            return;
        }
        int size = ranking.length / router.groups();
        var groups = new float[router.groups()];
        for (int group = 0; group < groups.length; group++) {
            var members = Arrays.copyOfRange(ranking, group * size, (group + 1) * size);
            for (int member : best(members, Math.min(BEST_OF_GROUP, size))) {
                groups[group] += members[member];
            }
        }
        var kept = IntStream.of(best(groups, router.chosenGroups())).boxed().toList();
        for (int i = 0; i < ranking.length; i++) {
            ranking[i] = kept.contains(i / size) ? ranking[i] : Float.NEGATIVE_INFINITY;
        }
    }

    /** The indices of the largest, largest first, of equal ones the first. */
    private static int[] best(float[] values, int count) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -values[i])) // stable
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static float[] softmax(float[] logits) {
        float most = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            most = Math.max(most, logit);
        }
        var powers = new float[logits.length];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = Exponential.of(logits[i] - most);
        }
        float sum = sum(powers);
        for (int i = 0; i < powers.length; i++) {
            powers[i] /= sum;
        }
        return powers;
    }

    private static float[] sigmoid(float[] logits) {
        var scores = new float[logits.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = 1f / (1f + Exponential.of(-logits[i]));
        }
        return scores;
    }

    private static float sum(float[] values) {
        float sum = 0f;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }
}
