package orrery.node.outcome;

/**
 * What the run cost its own machines: wall seconds, events handled, windows, JVMs, threads of each.
 *
 * @param recoveries how often it was taken up again after a JVM was lost or another came
 * @param lost messages that were dropped between its actors since it was begun or taken up last; 0 where all is well
 * @param foreseen what fast-forward spared
 */
public record Effort(
        double wallSeconds,
        long events,
        long windows,
        int jvms,
        int threads,
        int recoveries,
        long lost,
        Foreseen foreseen) {

    /** Of a run that spared nothing. */
    public Effort(double wallSeconds, long events, long windows, int jvms, int threads) {
        this(wallSeconds, events, windows, jvms, threads, 0, 0);
    }

    public Effort(double wallSeconds, long events, long windows, int jvms, int threads, int recoveries, long lost) {
        this(wallSeconds, events, windows, jvms, threads, recoveries, lost, Foreseen.NOTHING);
    }

    public Effort with(Foreseen other) {
        return new Effort(wallSeconds, events, windows, jvms, threads, recoveries, lost, other);
    }
}
