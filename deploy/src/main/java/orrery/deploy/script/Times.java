package orrery.deploy.script;

import orrery.deploy.report.Distribution;

/**
 * Virtual times of many requests or tokens, in milliseconds; percentiles lie linearly between the neighbours.
 *
 * @param count how many there are; the rest is not a number where there is none
 */
public record Times(int count, double meanMs, double p50Ms, double p90Ms, double p99Ms) {
    private static final double PICOS_PER_MILLI = 1e9;

    static Times of(Distribution times) {
        return new Times(
                times.count(),
                times.meanPs() / PICOS_PER_MILLI,
                times.p50Ps() / PICOS_PER_MILLI,
                times.p90Ps() / PICOS_PER_MILLI,
                times.p99Ps() / PICOS_PER_MILLI);
    }
}
