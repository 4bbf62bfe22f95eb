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
    private static final int MESSAGES_LEAST = 200;

    private static final int MESSAGES_MOST = 500;
    private static final double SETTLING = 8;

    public OfferedLoad {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("a load above 0 and below 1, found " + share);
        }
        if (messages < 1) {
            throw new IllegalArgumentException("at least 1 message, found " + messages);
        }
    }

    /** As many messages as show it in seconds: near full load, queues take longer to settle. */
    public static OfferedLoad of(double share, long seed) {
        var settled = SETTLING / ((1 - share) * (1 - share));
        return new OfferedLoad(share, (int) Math.clamp(settled, MESSAGES_LEAST, MESSAGES_MOST), seed);
    }
}
