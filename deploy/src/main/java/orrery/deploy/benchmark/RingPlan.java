package orrery.deploy.benchmark;

import java.util.List;
import java.util.Optional;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

/**
 * Which rings are run, and how often.
 *
 * @param java options of the JVMs that run them
 * @param reference what somebody else took for the same
 */
public record RingPlan(
        Bandwidth bandwidth,
        SimDuration latency,
        int chunks,
        ByteCount chunk,
        List<Runs> runs,
        List<String> java,
        Reference reference) {

    /** So many runs of a ring. */
    public record Runs(int endpoints, int times) {}

    /**
     * @param name of the simulator, as it was run
     */
    public record Reference(String name, List<Row> rows) {
        /** Texts, since they may be ranges. */
        public record Row(int endpoints, String seconds, String memory) {}

        Optional<Row> at(int endpoints) {
            return rows.stream().filter(row -> row.endpoints() == endpoints).findFirst();
        }
    }

    RingPlan with(List<Runs> others) {
        return new RingPlan(bandwidth, latency, chunks, chunk, others, java, reference);
    }

    Ring ring(int endpoints) {
        return new Ring(endpoints, chunks, chunk, bandwidth, latency);
    }
}
