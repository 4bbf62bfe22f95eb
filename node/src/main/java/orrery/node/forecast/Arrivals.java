package orrery.node.forecast;

/**
 * When requests come.
 *
 * <p>Each throws {@link IllegalArgumentException} where nobody asks, or where no time can be told.
 */
public sealed interface Arrivals {
    /** Longest that a Poisson process may last: virtual time, in picoseconds, ends a little later than 9e6 s. */
    double SECONDS_MOST = 1e6;

    int requests();

    /** All are there at the begin. */
    record Offline(int requests) implements Arrivals {
        public Offline {
            requireRequests(requests);
        }
    }

    /** So many users, each of whom asks again as soon as the answer is whole. */
    record ClosedLoop(int concurrency, int requests) implements Arrivals {
        public ClosedLoop {
            requireRequests(requests);
            if (concurrency < 1) {
                throw new IllegalArgumentException("users: found " + concurrency + ", allowed: at least 1");
            }
        }
    }

    /** At random times, a Poisson process; the same seed gives the same times. */
    record Poisson(double perSecond, int requests, long seed) implements Arrivals {
        public Poisson {
            requireRequests(requests);
            if (!(perSecond >= requests / SECONDS_MOST) || Double.isInfinite(perSecond)) {
                throw new IllegalArgumentException("requests a second: found " + perSecond
                        + ", allowed: a number by which all " + requests + " come within " + SECONDS_MOST + " s");
            }
        }
    }

    private static void requireRequests(int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("requests: found " + requests + ", allowed: at least 1");
        }
    }
}
