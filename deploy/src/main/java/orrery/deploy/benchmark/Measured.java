package orrery.deploy.benchmark;

/**
 * What one run came to.
 *
 * @param preparing seconds to draw the topology and make the devices
 * @param seconds from the first event to the last
 * @param processor seconds of all cores over the same time, compilers and collectors included
 * @param peakBytes of the whole process in memory; -1 where the system does not say
 * @param timePs virtual
 * @param closedFormPs what it must be
 */
public record Measured(
        int endpoints,
        long messages,
        long events,
        double preparing,
        double seconds,
        double processor,
        long peakBytes,
        long timePs,
        long closedFormPs,
        String fingerprint) {}
