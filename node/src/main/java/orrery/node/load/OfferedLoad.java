package orrery.node.load;

/**
 * What every endpoint offers to the network.
 *
 * @param share of the rate of its adapter's wire, headers counted, above 0 and below 1
 * @param messages that an endpoint posts on average, of one full packet each
 * @param seed of the times and destinations, of paths and of marks
 */
public record OfferedLoad(double share, int messages, long seed) {
    /** Enough for a 99th percentile over several hundred endpoints. */
    private static final int USUAL_MESSAGES = 200;

    public OfferedLoad {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("a load above 0 and below 1, found " + share);
        }
        if (messages < 1) {
            throw new IllegalArgumentException("at least 1 message, found " + messages);
        }
    }

    public static OfferedLoad of(double share, long seed) {
        return new OfferedLoad(share, USUAL_MESSAGES, seed);
    }
}
