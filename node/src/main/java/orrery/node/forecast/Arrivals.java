package orrery.node.forecast;

/** When requests come. */
public sealed interface Arrivals {

    int requests();

    /** All are there at the begin. */
    record Offline(int requests) implements Arrivals {}

    /** So many users, each of whom asks again as soon as the answer is whole. */
    record ClosedLoop(int concurrency, int requests) implements Arrivals {}

    /** At random times, a Poisson process; the same seed gives the same times. */
    record Poisson(double perSecond, int requests, long seed) implements Arrivals {}
}
