package orrery.node.load;

/** What became of a load. */
public sealed interface LoadOutcome {

    /**
     * Latency from the time a GPU posts a message until its last byte is in the other GPU's memory: waiting at the adapter
     * and in the switches, links, switches and adapters, and once the time of the whole packet.
     *
     * @param offered what every endpoint offered
     * @param posted messages in all; every one was delivered
     * @param measured those posted after the warm-up
     * @param events that devices handled
     * @param minPs least of the measured
     * @param meanPs of the measured
     * @param p99Ps 99 of 100 took no longer
     * @param isGrowing whether those posted late took clearly longer than those posted early: then the network carries less
     *     than is offered, and the figures grow with the length of the run
     */
    record Measured(
            OfferedLoad offered,
            long posted,
            long measured,
            long events,
            long minPs,
            double meanPs,
            long p99Ps,
            boolean isGrowing)
            implements LoadOutcome {}

    /** @param reason why there are no figures */
    record NotSimulated(String reason) implements LoadOutcome {}
}
