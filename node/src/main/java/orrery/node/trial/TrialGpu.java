package orrery.node.trial;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import orrery.fabric.link.Discipline;
import orrery.fabric.link.Held;
import orrery.fabric.link.LinkErrors;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Fault;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.node.collective.RankRun;
import orrery.protocol.link.C2cMessage.Delivery;
import orrery.protocol.link.NvlinkMessage;

/**
 * A GPU that runs a trial's collectives and nothing else, each in its own slot of virtual time.
 *
 * <pre>
 *   Idle ──slot i begins──▶ Running ──last lane over──▶ Idle        and still answers what switches fetch
 *                              └──slot i + 1 begins──▶ Stalled      for good
 * </pre>
 */
final class TrialGpu implements Device {
    /** Alarms from here on begin slots; those below wake lanes. */
    private static final long FIRST_SLOT = 1L << 32;

    private final int number;
    private final int rank;
    private final List<Slot> slots;
    private final Ports ports;
    private final RankFinding[] findings;
    private RankRun run; // of the last slot begun
    private int begun;
    private boolean stalled;

    /**
     * One rank's part of one size.
     *
     * @param endPs since the launch
     * @param wrong elements; -1 without data
     */
    record RankFinding(long endPs, long wrong, long messages) {}

    /** @param errors packets that its NVLinks damage, and send again */
    TrialGpu(Topology topology, int number, int rank, List<Slot> slots, LinkErrors errors) {
        this.number = number;
        this.rank = rank;
        this.slots = slots;
        this.ports = new Ports(topology, number, Discipline.with(errors));
        this.findings = new RankFinding[slots.size()];
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public void on(long nowPs, Event event, Outbox out) {
        if (!ports.on(nowPs, event, out) && !stalled) {
            handle(nowPs, event, out);
        }
    }

    private void handle(long nowPs, Event event, Outbox out) {
        switch (event) {
            case Arrival(var port, var spanPs, NvlinkMessage message) ->
                run.on(nowPs, port, message, nowPs + spanPs, out);
            case Arrival(var port, var spanPs, Delivery delivery) -> run.on(nowPs, port, delivery, nowPs + spanPs, out);
            case Arrival(var _, var _, var message) ->
                throw new IllegalStateException("a GPU in a trial was sent " + message);
            case Alarm alarm
            when alarm.equals(Alarm.START) -> {
                ports.lightUp(nowPs, out);
                awaitSlot(out);
            }
            case Alarm alarm when alarm.reason() >= FIRST_SLOT -> begin(nowPs, out);
            case Alarm alarm -> run.wake(nowPs, alarm, out);
            case Fault fault -> throw new IllegalStateException("device " + number() + " knows no " + fault);
        }
    }

    private void awaitSlot(Outbox out) {
        if (begun < slots.size()) {
            out.wakeAt(slots.get(begun).startPs(), new Alarm(FIRST_SLOT + begun));
        }
    }

    private void begin(long nowPs, Outbox out) {
        close();
        stalled = run != null;
        if (stalled) {
            return;
        }
        var slot = slots.get(begun++);
        var input = slot.expected() == null ? null : slot.expected().input(rank);
        run = new RankRun(slot.task(), rank, input, ports);
        run.start(nowPs, out);
        awaitSlot(out);
    }

    /** The slot before is over, and nobody will ask this rank for its data any more; unless it is not done. */
    private void close() {
        if (run == null || !run.done()) {
            return;
        }
        var slot = slots.get(begun - 1);
        var wrong = slot.expected() == null ? -1 : slot.expected().wrong(rank, run.result());
        findings[begun - 1] = new RankFinding(run.donePs() - slot.launchedPs(), wrong, run.messages());
        run = null;
    }

    /** One for each size that this rank is done with, from the first on, when nothing is left to do. */
    List<RankFinding> findings() {
        close();
        return Arrays.stream(findings).takeWhile(Objects::nonNull).toList();
    }

    /** What still waits here. */
    List<Held> held() {
        return ports.held();
    }
}
