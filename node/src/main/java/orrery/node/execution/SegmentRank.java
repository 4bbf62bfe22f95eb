package orrery.node.execution;

import java.util.ArrayList;
import java.util.List;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Event;
import orrery.fabric.time.Fault;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Ongoing;
import orrery.node.cost.Kernel;
import orrery.node.plan.Seat;
import orrery.node.program.Node;
import orrery.node.program.Work.Compute;
import orrery.protocol.link.NvlinkMessage;

/**
 * One rank of a copy that runs a stretch of its program, node after node as its {@link Worker} would, whatever the other ranks
 * are at.
 */
public final class SegmentRank implements LoneRank {
    /** Wakes it to begin the nodes that it was told. */
    public static final Alarm BEGIN = new Alarm(1);

    private static final Alarm LAUNCH = new Alarm(2);
    private static final Alarm OVER = new Alarm(3);
    private static final long NEVER = Long.MAX_VALUE;

    private final int number;
    private final Ports ports;
    private final Means means;
    private final Traffic traffic;
    private List<Node> nodes = List.of();
    private int place; // of the node that it is at
    private List<Launched> launched = List.of();
    private long firstPs;
    private long overPs;

    /** The kernels of a node, and the picoseconds they take. */
    public record Launched(List<Kernel> kernels, long picos) {}

    public SegmentRank(Topology topology, int number, Seat seat, Means means) {
        this.number = number;
        this.ports = new Ports(topology, number);
        this.means = means;
        this.traffic = new Traffic(seat, ports, means.numerics(), means.communicators(), means.choices(), 0);
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public Ports ports() {
        return ports;
    }

    @Override
    public boolean isOver() {
        return overPs != NEVER;
    }

    @Override
    public List<Node> underway() {
        return traffic.underway();
    }

    /** What it begins when it is woken: nodes that compute or communicate, each of which waits for the one before. */
    public void next(List<Node> chain) {
        nodes = chain;
        place = 0;
        launched = new ArrayList<>();
        firstPs = NEVER;
        overPs = NEVER;
    }

    /** Of each node that computed, in order. */
    public List<Launched> launched() {
        return launched;
    }

    /** When its first message could leave; beyond all time where none did. */
    public long firstPs() {
        return firstPs;
    }

    /** When its last node was over; beyond all time where it is not. */
    public long overPs() {
        return overPs;
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
            case Alarm alarm when alarm.equals(BEGIN) -> proceed(nowPs, out);
            case Alarm alarm when alarm.equals(LAUNCH) -> launch(nowPs, out);
            case Alarm alarm when alarm.equals(OVER) -> over(nowPs, out);
            case Alarm alarm when alarm.reason() >= Ongoing.FIRST_ALARM -> await(traffic.wake(nowPs, alarm, out), out);
            case Arrival(var port, var spanPs, NvlinkMessage message) ->
                await(traffic.on(nowPs, port, message, nowPs + spanPs, out), out);
            case Alarm _, Arrival _ -> throw new IllegalStateException("a rank was told " + event);
            case Fault fault -> throw new IllegalStateException("device " + number() + " knows no " + fault);
        }
    }

    private void proceed(long nowPs, Outbox out) {
        if (place == nodes.size()) {
            overPs = nowPs;
        } else if (nodes.get(place).work() instanceof Compute) {
            var kernels = means.numerics().compute(nodes.get(place));
            launched.add(new Launched(kernels, means.cost().applyAsLong(kernels)));
            out.wakeAt(nowPs + launched.getLast().picos(), OVER);
        } else {
            out.wakeAt(nowPs + traffic.prepare(nodes.get(place)), LAUNCH);
        }
    }

    private void launch(long nowPs, Outbox out) {
        firstPs = Math.min(firstPs, nowPs);
        await(traffic.begin(nowPs, nodes.get(place), out), out);
    }

    private static void await(Traffic.Over over, Outbox out) {
        if (over != null) {
            out.wakeAt(over.atPs(), OVER);
        }
    }

    private void over(long nowPs, Outbox out) {
        if (!(nodes.get(place).work() instanceof Compute)) {
            traffic.deliver(nodes.get(place));
        }
        place++;
        proceed(nowPs, out);
    }
}
