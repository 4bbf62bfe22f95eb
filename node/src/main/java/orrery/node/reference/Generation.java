package orrery.node.reference;

/**
 * What greedy generation gave.
 *
 * @param tokens the ids after the prompt, the end token included if it came
 * @param gaps for each of them, how far its logit stood above the second best
 * @param ended whether an end token came, rather than the limit
 */
public record Generation(int[] tokens, float[] gaps, boolean ended) {

    /** The closest call on the way: below it no error of summation changes a token. */
    public float leastGap() {
        float least = Float.POSITIVE_INFINITY;
        for (float gap : gaps) {
            least = Math.min(least, gap);
        }
        return least;
    }
}
