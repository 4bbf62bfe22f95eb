package orrery.fabric.actor;

import java.time.Duration;
import java.util.List;
import orrery.fabric.fault.Strikes;
import orrery.fabric.time.Shell;

/**
 * One JVM's part of a run.
 *
 * @param run number of the run, the same on every JVM
 * @param self this JVM's place among them
 * @param jvms how many there are
 * @param owners which JVM each device of the topology is on
 * @param shells the devices of this JVM
 * @param lookaheadPs smallest latency of a link between two devices of this JVM
 * @param crossingPs for each device of the topology the smallest latency from it to any device of another JVM
 * @param beginPs nothing happens before; later than 0 where devices come from a checkpoint
 * @param strikes of all devices of all JVMs, those still to come; whoever holds it may put others in while all rest at a border
 * @param patience wall time without any progress after which the run has stalled
 */
public record Part(
        long run,
        int self,
        int jvms,
        int[] owners,
        List<Shell> shells,
        long lookaheadPs,
        long[] crossingPs,
        long beginPs,
        Strikes strikes,
        Duration patience) {
    /** Nothing goes wrong. */
    public Part(
            long run,
            int self,
            int jvms,
            int[] owners,
            List<Shell> shells,
            long lookaheadPs,
            long[] crossingPs,
            long beginPs,
            Duration patience) {
        this(run, self, jvms, owners, shells, lookaheadPs, crossingPs, beginPs, new Strikes(List.of()), patience);
    }

    /** From the beginning. */
    public Part(
            long run,
            int self,
            int jvms,
            int[] owners,
            List<Shell> shells,
            long lookaheadPs,
            long[] crossingPs,
            Duration patience) {
        this(run, self, jvms, owners, shells, lookaheadPs, crossingPs, 0, patience);
    }

    /** The same with faults. */
    public Part with(Strikes faults) {
        return new Part(run, self, jvms, owners, shells, lookaheadPs, crossingPs, beginPs, faults, patience);
    }
}
