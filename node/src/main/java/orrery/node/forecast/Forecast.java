package orrery.node.forecast;

/**
 * What serving comes to.
 *
 * @param requests that were answered
 * @param outputTokens of all answers
 * @param devices of all copies
 * @param wallPs from the first arrival to the last token
 * @param firstToken from a request's arrival to its first token (TTFT)
 * @param perToken of each request, from token to token after the first, its mean (TPOT)
 * @param betweenTokens of each token after the first (ITL)
 * @param latency from a request's arrival to its last token
 * @param meanBatch sequences in a step of a copy, over time
 * @param cacheTokens that a copy has room for
 * @param steps of all copies
 * @param use of each device that has attention's part
 * @param feedForwardUse of each of feed-forward's own devices; of no meaning where it has none
 * @param uncertainty by which the framework's own times may be off, a share of them
 * @param hostShare of the wall time of a step in which devices wait for the host
 */
public record Forecast(
        int requests,
        long outputTokens,
        int devices,
        long wallPs,
        Times firstToken,
        Times perToken,
        Times betweenTokens,
        Times latency,
        double meanBatch,
        long cacheTokens,
        long steps,
        DeviceUse use,
        DeviceUse feedForwardUse,
        double uncertainty,
        double hostShare) {
    private static final double PICOS_PER_SECOND = 1e12;

    public double seconds() {
        return wallPs / PICOS_PER_SECOND;
    }

    public double tokensPerSecond() {
        return outputTokens / seconds();
    }

    public double tokensPerSecondPerDevice() {
        return tokensPerSecond() / devices;
    }

    /** What a user sees: tokens in a second once the first is there. */
    public double tokensPerSecondPerUser() {
        return perToken.mean() == 0 ? 0 : PICOS_PER_SECOND / perToken.mean();
    }

    public double requestsPerSecond() {
        return requests / seconds();
    }

    /** Requests under way, by Little's law. */
    public double meanConcurrency() {
        return requests * latency.mean() / wallPs;
    }
}
