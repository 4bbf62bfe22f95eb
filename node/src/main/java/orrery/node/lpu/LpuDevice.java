package orrery.node.lpu;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import orrery.fabric.link.Discipline;
import orrery.fabric.link.LinkErrors;
import orrery.fabric.link.Ports;
import orrery.fabric.routing.Routes;
import orrery.fabric.schedule.MissedSlot;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Fault;
import orrery.fabric.time.Lane;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.node.numerics.Numerics;
import orrery.protocol.link.C2cMessage.Write;
import orrery.protocol.link.LpuMessage.Packet;
import orrery.protocol.payload.Abort;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Step;

/**
 * One LPU of a copy of a model: follows the timetable of each step, whatever happens.
 *
 * <pre>
 *   host ──step, with its start──▶ timetable ──its actions──▶ kernels, packets in their slots
 *    ▲                                               │
 *    └────────────────────logits─────────────────────┘
 * </pre>
 *
 * <p>Faults are noted: a packet outside of its slot, one that was not there when it was counted on, a step that came after
 * its start. The last two stop this LPU for the rest of the run, so that wrong numbers never leave it; who counts on its
 * packets then has a fault too, and the copy hands out nothing more.
 */
public final class LpuDevice implements Device {
    private static final String STEP = "step";

    private final int number;
    private final int host;
    private final int hostPort;
    private final Ports ports;
    private final Timetables timetables;
    private final Numerics numerics;
    private final long offPs;
    private final ArrayDeque<StepRun> runs = new ArrayDeque<>();
    private final List<String> faults = new ArrayList<>();
    private boolean stopped;
    private long busyPs;

    public LpuDevice(Topology topology, Routes routes, int number, Timetables timetables, Numerics numerics) {
        this(topology, routes, number, timetables, numerics, 0, LinkErrors.NONE);
    }

    /**
     * @param offPs how much its clock is behind the others'
     * @param errors packets that its links damage; nobody sends them again
     */
    public LpuDevice(
            Topology topology,
            Routes routes,
            int number,
            Timetables timetables,
            Numerics numerics,
            long offPs,
            LinkErrors errors) {
        this.number = number;
        this.host = topology.hostOf(number);
        this.hostPort = routes.port(number, host, 0);
        this.ports = new Ports(topology, number, Discipline.with(errors));
        this.timetables = timetables;
        this.numerics = numerics;
        this.offPs = offPs;
    }

    @Override
    public int number() {
        return number;
    }

    public Ports ports() {
        return ports;
    }

    /** Picoseconds its kernels took. */
    public long busyPs() {
        return busyPs;
    }

    /** In the order in which they were seen, such as {@code transfer 7 was due at LPU 3 at 350000 ps and never came}. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void on(long nowPs, Event event, Outbox out) {
        if (!ports.on(nowPs, event, out)) {
            handle(nowPs, event, out);
        }
    }

    private void handle(long nowPs, Event event, Outbox out) {
        switch (event) {
            case Alarm alarm when alarm.equals(Alarm.START) -> ports.lightUp(nowPs, out);
            case Alarm(var reason) -> proceed(nowPs, (int) reason - 1, out);
            case Arrival(var _, var spanPs, Write(var _, var _, Step step)) -> onStep(nowPs + spanPs, step, out);
            case Arrival(var _, var _, Packet packet) -> onPacket(nowPs, packet, out);
            case Arrival(var _, var _, Write(var _, var _, Abort _)) -> stop();
            case Arrival(var _, var _, var message) -> throw new IllegalStateException("an LPU was sent " + message);
            case Fault fault -> onFault(fault, out);
        }
    }

    /** Whatever it is: a slot that is missed is missed for good. */
    private void onFault(Fault fault, Outbox out) {
        if (!stopped) {
            fault("LPU " + number + " is struck by " + fault, out);
            stop();
        }
    }

    private void onStep(long wholePs, Step step, Outbox out) {
        var epochPs = step.startPs() + offPs;
        runs.removeIf(StepRun::isOver);
        if (wholePs > epochPs) {
            fault(
                    "step " + step.number() + " of replica " + step.replica() + ", due to start at LPU " + number
                            + " at " + epochPs + " ps, was there at " + wholePs + " ps",
                    out);
            stop();
        }
        if (!stopped) {
            var run = new StepRun(
                    number,
                    step,
                    timetables.of(step),
                    timetables.slotPs(),
                    epochPs,
                    numerics,
                    ports,
                    new Surroundings());
            runs.add(run);
            out.wakeAt(epochPs, new Alarm(1L + step.number()));
        }
    }

    /** One alarm is always out for a run that goes on. */
    private void proceed(long nowPs, int step, Outbox out) {
        for (var run : runs) {
            if (run.number() == step) {
                run.proceed(nowPs, out);
                if (run.isOver()) {
                    out.span(Lane.STEPS, run.epochPs(), nowPs, STEP, step);
                } else {
                    out.wakeAt(run.nextPs(), new Alarm(1L + step));
                }
                return;
            }
        }
    }

    /** Packets of a step come while it runs; those of one that this LPU does not run are lost on it. */
    private void onPacket(long nowPs, Packet packet, Outbox out) {
        if (!stopped && !runs.isEmpty()) {
            runs.getLast().onPacket(nowPs, packet, out);
        }
    }

    private void fault(String happened, Outbox out) {
        faults.add(happened);
        out.note("fault: " + happened);
    }

    private void stop() {
        stopped = true;
        runs.forEach(StepRun::stop);
    }

    private final class Surroundings implements StepRun.Surroundings {
        @Override
        public void onFault(MissedSlot missed, Outbox out) {
            fault(missed.describe(), out);
        }

        @Override
        public void stop() {
            LpuDevice.this.stop();
        }

        @Override
        public void handOver(long nowPs, Logits logits, Outbox out) {
            ports.send(nowPs, hostPort, new Write(number, host, logits), out);
        }

        @Override
        public void computed(long picos) {
            busyPs += picos;
        }
    }
}
