package orrery.node.lpu;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import orrery.fabric.fault.DeviceFault.Clock;
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
import orrery.node.execution.Condition;
import orrery.node.numerics.Numerics;
import orrery.node.scenario.Response;
import orrery.protocol.link.C2cMessage.Write;
import orrery.protocol.link.LpuMessage.Packet;
import orrery.protocol.payload.Abort;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Restart;
import orrery.protocol.payload.Restarted;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Trouble;

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
 * its start. The last two stop this LPU until its copy begins anew, so that wrong numbers never leave it; who counts on its
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
    private final Topology topology;
    private final Condition condition;
    private boolean stopped;
    private int incarnation; // of its copy
    private long busyPs;

    /** @param response how the run answers what goes wrong */
    public LpuDevice(
            Topology topology, Routes routes, int number, Timetables timetables, Numerics numerics, Response response) {
        this(topology, routes, number, timetables, numerics, response, 0, LinkErrors.NONE);
    }

    /**
     * @param response how the run answers what goes wrong
     * @param offPs how much its clock is behind the others'
     * @param errors packets that its links damage; nobody sends them again
     */
    public LpuDevice(
            Topology topology,
            Routes routes,
            int number,
            Timetables timetables,
            Numerics numerics,
            Response response,
            long offPs,
            LinkErrors errors) {
        this.topology = topology;
        this.number = number;
        this.host = topology.hostOf(number);
        this.hostPort = routes.port(number, host, 0);
        this.ports = new Ports(topology, number, Discipline.with(errors));
        this.timetables = timetables;
        this.numerics = numerics;
        this.offPs = offPs;
        this.condition = new Condition(number, response, new OwnBody());
    }

    private final class OwnBody implements Condition.Body {
        @Override
        public void handle(long nowPs, Event event, Outbox out) {
            LpuDevice.this.handle(nowPs, event, out);
        }

        @Override
        public void drop(long nowPs, Outbox out) {
            LpuDevice.this.drop();
            if (condition.isGone()) {
                ports.forget(nowPs, out);
            }
        }

        /** A clock of its own is no clock: whoever counts on it, or on whom it counts, misses what comes. */
        @Override
        public void runAt(double share) {
            throw new IllegalStateException("LPU " + number + " has slots, and no other clock");
        }

        @Override
        public void flip(long seed, Outbox out) {
            fault("LPU " + number + " is struck by a flipped bit", out);
            stop();
        }

        /** The driver notices, whatever the device can still do. */
        @Override
        public void tell(long nowPs, Trouble trouble, Outbox out) {
            var arrivalPs = nowPs + ports.medium(hostPort).latencyPs();
            var port = topology.peerPort(number, hostPort);
            out.send(hostPort, arrivalPs, new Arrival(port, 0, new Write(number, host, trouble)));
        }
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
        if (event instanceof Clock(var share)) {
            onClock(nowPs, share, out);
        } else if (!ports.on(nowPs, event, out)) {
            condition.on(nowPs, event, out);
        }
    }

    /** One that is off the others' clock can follow no timetable: it is as good as lost until it is on it again. */
    private void onClock(long nowPs, double share, Outbox out) {
        if (share != 1) {
            fault("LPU " + number + " runs at " + share + " of its clock", out);
            stop();
        }
        condition.tell(nowPs, share == 1 ? Trouble.Kind.BACK : Trouble.Kind.LOST, 0, out);
    }

    private void handle(long nowPs, Event event, Outbox out) {
        switch (event) {
            case Alarm alarm when alarm.equals(Alarm.START) -> ports.lightUp(nowPs, out);
            case Alarm(var reason) -> proceed(nowPs, (int) reason - 1, out);
            case Arrival(var _, var spanPs, Write(var _, var _, Step step)) -> onStep(nowPs + spanPs, step, out);
            case Arrival(var _, var _, Packet packet) -> onPacket(nowPs, packet, out);
            case Arrival(var _, var _, Write(var _, var _, Abort _)) -> drop();
            case Arrival(var _, var spanPs, Write(var _, var _, Restart restart)) ->
                beginAnew(nowPs + spanPs, restart, out);
            case Arrival(var _, var _, var message) -> throw new IllegalStateException("an LPU was sent " + message);
            case Fault fault -> throw new IllegalStateException("LPU " + number + " knows no " + fault);
        }
    }

    /** Whatever it is at ends, and is no fault of its own. */
    private void drop() {
        stop();
        runs.clear();
    }

    /** Its copy does, or it is told so again. */
    private void beginAnew(long wholePs, Restart restart, Outbox out) {
        if (incarnation != restart.incarnation()) {
            incarnation = restart.incarnation();
            runs.clear();
            numerics.forgetAll();
            stopped = false;
        }
        var ready = new Restarted(restart.copy(), incarnation, number);
        ports.send(wholePs, hostPort, new Write(number, host, ready), out);
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
