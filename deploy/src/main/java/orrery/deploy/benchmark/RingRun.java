package orrery.deploy.benchmark;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.typed.ActorSystem;
import orrery.fabric.actor.Conductor;
import orrery.fabric.placement.Placement;
import orrery.node.trial.TrialEmulation;
import orrery.node.trial.TrialMerging;
import orrery.node.trial.TrialOutcome;

/** One run of a {@link Ring} in this JVM: devices made, then simulated from the first event to the last. */
final class RingRun {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Ring ring;
    private long startNanos;
    private long startProcessor;

    private RingRun(Ring ring) {
        this.ring = ring;
    }

    static Measured of(Ring ring) {
        return OneJvm.in(new RingRun(ring)::run);
    }

    private Measured run(ActorSystem<Void> system) {
        var begunNanos = System.nanoTime();
        var topology = ring.topology();
        var placement = Placement.of(topology, 1);
        var emulation = TrialEmulation.prepare(ring.trial(), topology, ring.tuning(), placement, 0);
        var part = OneJvm.part(topology, placement, emulation.shells(), PATIENCE);
        var end = OneJvm.run(system, observer -> Conductor.create(part, observer), this::start);
        var processor = processorNanos() - startProcessor;
        var nanos = System.nanoTime() - startNanos;
        var outcome = new TrialMerging(ring.trial(), topology, ring.tuning(), List.of(emulation.findings())).outcome();
        return measured(end.events(), startNanos - begunNanos, nanos, processor, outcome);
    }

    private void start() {
        startNanos = System.nanoTime();
        startProcessor = processorNanos();
    }

    private Measured measured(long events, long setUp, long nanos, long processor, TrialOutcome outcome) {
        var size = outcome.sizes().getFirst();
        return new Measured(
                ring.endpoints(),
                size.messages(),
                events,
                setUp / NANOS_PER_SECOND,
                nanos / NANOS_PER_SECOND,
                processor / NANOS_PER_SECOND,
                PeakMemory.bytes(),
                size.timePs(),
                ring.closedFormPs(),
                outcome.fingerprint());
    }

    private static long processorNanos() {
        var machine = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return machine.getProcessCpuTime();
    }
}
