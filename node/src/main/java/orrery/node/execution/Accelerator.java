package orrery.node.execution;

import java.util.List;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.fault.DeviceFault.Lanes;
import orrery.fabric.link.Ports;
import orrery.fabric.routing.Routes;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Fault;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.node.plan.Seat;
import orrery.node.program.Node;
import orrery.node.scenario.Response;
import orrery.protocol.link.C2cMessage.Delivery;
import orrery.protocol.link.C2cMessage.TransportBroken;
import orrery.protocol.link.C2cMessage.Write;
import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Trouble;

/**
 * A device that computes and is told what to do by the CPU that it hangs on.
 *
 * <pre>
 *   CPU ──step──▶ rank ◀──stores, sums, deliveries──▶ the rest of its groups
 *    ▲              │
 *    └────logits────┘
 * </pre>
 */
public abstract class Accelerator implements Device {
    private final Topology topology;
    private final int number;
    private final int host;
    private final int hostPort;
    private final Ports ports;
    private final Rank rank;
    private final OwnBody body;
    private final Condition condition;

    /**
     * @param seat that it begins with; null where the plan has none for it
     * @param means null without a seat
     */
    protected Accelerator(Topology topology, Routes routes, int number, Seat seat, Means means, Answering answering) {
        this.topology = topology;
        this.number = number;
        this.host = topology.hostOf(number);
        this.hostPort = routes.port(number, host, 0);
        this.ports = new Ports(topology, number);
        this.rank = new Rank(number, ports, seat, means, answering.formations(), this::toHost);
        this.body = new OwnBody();
        this.condition = new Condition(number, answering.response(), body);
    }

    /** How the run answers faults. */
    public record Answering(Formations formations, Response response) {
        /** Of a run in which nothing goes wrong. */
        public static final Answering NONE = new Answering(null, Response.NONE);
    }

    private final class OwnBody implements Condition.Body {
        @Override
        public void handle(long nowPs, Event event, Outbox out) {
            Accelerator.this.handle(nowPs, event, out);
        }

        @Override
        public void drop(long nowPs, Outbox out) {
            rank.drop();
            if (condition.isGone()) {
                ports.forget(nowPs, out);
            }
        }

        @Override
        public void runAt(double share) {
            rank.runAt(share);
        }

        @Override
        public void flip(long seed, Outbox out) {
            rank.flip(seed, condition.checks());
        }

        /** The driver notices, whatever the device can still do. */
        @Override
        public void tell(long nowPs, Trouble trouble, Outbox out) {
            var arrivalPs = nowPs + topology.medium(number, hostPort).latencyPs();
            var port = topology.peerPort(number, hostPort);
            out.send(hostPort, arrivalPs, new Arrival(port, 0, new Write(number, host, trouble)));
        }
    }

    @Override
    public final int number() {
        return number;
    }

    public final Ports ports() {
        return ports;
    }

    /** Picoseconds its kernels took. */
    public final long busyPs() {
        return rank.busyPs();
    }

    /** Operations of its kernels. */
    public final double flops() {
        return rank.flops();
    }

    /** What its kernels moved to and from memory. */
    public final double memoryBytes() {
        return rank.memoryBytes();
    }

    /** The communications of its step that wait for other ranks. */
    public final List<Node> underway() {
        return rank.underway();
    }

    @Override
    public final void on(long nowPs, Event event, Outbox out) {
        if (event instanceof Lanes(var port, var lanes, var _) && !condition.isGone()) {
            onLanes(nowPs, port, lanes, out);
        }
        if (!ports.on(nowPs, event, out)) {
            condition.on(nowPs, event, out);
        }
    }

    /** A link that flaps is the business of its ends; one that was given up is told. */
    private void onLanes(long nowPs, int port, int lanes, Outbox out) {
        var medium = ports.medium(port);
        if (medium.kind() == Medium.Kind.NVLINK && (lanes == Lanes.DEAD || lanes == medium.lanes())) {
            var kind = lanes == Lanes.DEAD ? Trouble.Kind.LINK_LOST : Trouble.Kind.LINK_BACK;
            condition.tell(nowPs, kind, topology.link(number, port), out);
        }
    }

    private void handle(long nowPs, Event event, Outbox out) {
        switch (event) {
            case Alarm alarm when alarm.equals(Alarm.START) -> ports.lightUp(nowPs, out);
            case Alarm alarm -> rank.wake(nowPs, alarm, out);
            case Arrival(var _, var spanPs, Write write) -> rank.onOrder(nowPs + spanPs, write.payload(), out);
            case Arrival(var port, var spanPs, NvlinkMessage message) ->
                rank.on(nowPs, port, message, nowPs + spanPs, out);
            case Arrival(var port, var spanPs, Delivery delivery) ->
                rank.on(nowPs, port, delivery, nowPs + spanPs, out);
            case Arrival(var _, var _, TransportBroken(var _, var _)) ->
                body.tell(nowPs, new Trouble(number, Trouble.Kind.TRANSPORT, 0), out);
            case Arrival(var _, var _, var message) ->
                throw new IllegalStateException("device " + number + " was sent " + message);
            case Fault fault -> throw new IllegalStateException("device " + number + " knows no " + fault);
        }
    }

    private void toHost(long nowPs, Payload payload, Outbox out) {
        ports.send(nowPs, hostPort, new Write(number, host, payload), out);
    }
}
