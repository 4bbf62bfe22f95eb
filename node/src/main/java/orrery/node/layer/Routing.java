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

    /** The two choices of a router that a rounding may turn: the last that was chosen, and the first that was not. */
    public enum Swap {
        GROUP,
        EXPERT
    }

    /**
     * Chooses as the router of {@code block} does; of equal scores the lower number wins.
     *
     * @param logits of all experts, their bias included
     * @param correction added to the scores for the choice alone; null where the router has none
     */
    public static Routing of(Experts block, float[] logits, float[] correction) {
        return new Ballot(block, logits, correction).routing();
    }

    /** One choice being made; each part of it can be turned, groups first. */
    public static final class Ballot {
        private final Experts block;
        private final float[] scores;
        private final float[] ranking;
        private final int[] groupOrder; // best first; null where there is one step
        private int[] expertOrder; // best first

        /** As {@link Routing#of}. */
        public Ballot(Experts block, float[] logits, float[] correction) {
            this.block = block;
            scores = scores(block.router().scoring(), logits);
            ranking = scores.clone();
            for (int i = 0; i < ranking.length && correction != null; i++) {
                ranking[i] += correction[i];
            }
            groupOrder = block.router().groups() == 1 ? null : order(groupScores());
            orderExperts();
        }

        private void orderExperts() {
            expertOrder = order(running());
        }

        /** Makes one choice the other way. */
        public void turn(Swap swap) {
            switch (swap) {
                case GROUP -> {
                    turn(groupOrder, block.router().chosenGroups());
                    orderExperts();
                }
                case EXPERT -> turn(expertOrder, block.chosen());
            }
        }

        private static void turn(int[] order, int chosen) {
            int last = order[chosen - 1];
            order[chosen - 1] = order[chosen];
            order[chosen] = last;
        }

        /** How far the last that is chosen stands above the first that is not, relative to the largest score. */
        public double gap(Swap swap) {
            return switch (swap) {
                case GROUP ->
                    groupOrder == null
                            ? Double.POSITIVE_INFINITY
                            : gap(groupScores(), groupOrder, block.router().chosenGroups());
                case EXPERT -> gap(running(), expertOrder, block.chosen());
            };
        }

        private static double gap(float[] values, int[] order, int chosen) {
            if (chosen == order.length) {
                return Double.POSITIVE_INFINITY;
            }
            double largest = Math.max(Math.abs(values[order[0]]), Float.MIN_NORMAL);
            return Math.abs((double) values[order[chosen - 1]] - values[order[chosen]]) / largest;
        }

        public Routing routing() {
            var chosen = Arrays.copyOf(expertOrder, block.chosen());
            Arrays.sort(chosen);
            return new Routing(chosen, weights(block.router(), chosen, scores));
        }

        private float[] groupScores() {
            int size = ranking.length / block.router().groups();
            var sums = new float[block.router().groups()];
            for (int group = 0; group < sums.length; group++) {
                var members = Arrays.copyOfRange(ranking, group * size, (group + 1) * size);
                for (int member : Arrays.copyOf(order(members), Math.min(BEST_OF_GROUP, size))) {
                    sums[group] += members[member];
                }
            }
            return sums;
        }

        /** The ranking without the groups that are out of the running. */
        private float[] running() {
            var running = ranking.clone();
            for (int i = block.router().chosenGroups(); groupOrder != null && i < groupOrder.length; i++) {
                int size = ranking.length / groupOrder.length;
                Arrays.fill(running, groupOrder[i] * size, (groupOrder[i] + 1) * size, Float.NEGATIVE_INFINITY);
            }
            return running;
        }
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

    /** The indices, that of the largest value first, of equal ones the lowest. */
    private static int[] order(float[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -values[i])) // stable
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
