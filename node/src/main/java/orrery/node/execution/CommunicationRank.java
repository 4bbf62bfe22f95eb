package orrery.node.execution;

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
import orrery.node.numerics.Numerics;
import orrery.node.plan.Seat;
import orrery.node.program.Node;
import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Payload;

/**
 * One rank of a copy while its nodes are done one by one, each by all ranks before the next: whoever does that computes, says
 * when a communication begins, and asks when it was over.
 */
public final class CommunicationRank implements LoneRank {
    /** Wakes it to begin the node that it was {@link #prepare prepared} for. */
    public static final Alarm BEGIN = new Alarm(1);

    private static final long NEVER = Long.MAX_VALUE;

    private final int number;
    private final Ports ports;
    private final Means means;
    private final Traffic traffic;
    private Node node;
    private long overPs = NEVER;

    public CommunicationRank(Topology topology, int number, Seat seat, Means means) {
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

    public Numerics numerics() {
        return means.numerics();
    }

    /** Does a compute node; the kernels that it launches. */
    public List<Kernel> compute(Node computed) {
        return means.numerics().compute(computed);
    }

    /** Picoseconds that kernels take. */
    public long picos(List<Kernel> kernels) {
        return means.cost().applyAsLong(kernels);
    }

    /** Takes what the rank brings to a node; picoseconds until its kernel runs. */
    public long prepare(Node next) {
        node = next;
        overPs = NEVER;
        return traffic.prepare(next);
    }

    /** What it brings, in numbers: where all ranks bring the same as before, their messages are the same. */
    public long[] brings() {
        return traffic.brought(node);
    }

    /** Devices of the node's group. */
    public int[] members() {
        return traffic.members(node);
    }

    /** What it has for each member of an exchange; null where the node is a collective. */
    public List<Payload> outgoing() {
        return traffic.outgoing(node);
    }

    /** What a collective came to, once it is over; null of an exchange. */
    public float[] sum() {
        return traffic.sum(node);
    }

    /** When the node was over; beyond all time where it is not. */
    public long overPs() {
        return overPs;
    }

    /** The node is over: numerics get what came. */
    public void deliver() {
        traffic.deliver(node);
    }

    /** The same without a message. */
    public void deliverSum(float[] values) {
        traffic.deliverSum(node, values);
    }

    /** The same without a message. */
    public void deliverParcels(List<Payload> payloads) {
        traffic.deliverParcels(node, payloads);
    }

    /** What it hands to its CPU; null where it has nothing for it. */
    public Logits logits(Node last) {
        return Worker.logits(means.numerics(), last);
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
            case Alarm alarm when alarm.equals(BEGIN) -> note(traffic.begin(nowPs, node, out));
            case Alarm alarm when alarm.reason() >= Ongoing.FIRST_ALARM -> note(traffic.wake(nowPs, alarm, out));
            case Arrival(var port, var spanPs, NvlinkMessage message) ->
                note(traffic.on(nowPs, port, message, nowPs + spanPs, out));
            case Alarm _, Arrival _ -> throw new IllegalStateException("a rank was told " + event);
            case Fault fault -> throw new IllegalStateException("device " + number() + " knows no " + fault);
        }
    }

    private void note(Traffic.Over over) {
        if (over != null) {
            overPs = over.atPs();
        }
    }
}
