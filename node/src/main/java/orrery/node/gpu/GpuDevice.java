package orrery.node.gpu;

import java.util.List;
import orrery.fabric.link.Ports;
import orrery.fabric.routing.Routes;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Fault;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.node.execution.Worker;
import orrery.node.plan.Seat;
import orrery.node.program.Node;
import orrery.protocol.link.C2cMessage;
import orrery.protocol.link.C2cMessage.Delivery;
import orrery.protocol.link.C2cMessage.Write;
import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.payload.Payload;

/**
 * One GPU of a copy of a model: a worker with NVLink and a network adapter, told what to do by its CPU.
 *
 * <pre>
 *   CPU ──step──▶ worker ◀──stores, sums, deliveries──▶ the rest of its groups
 *    ▲               │
 *    └────logits─────┘
 * </pre>
 */
public final class GpuDevice implements Device {
    private final int number;
    private final int host;
    private final int hostPort;
    private final Ports ports;
    private final Worker worker;

    public GpuDevice(Topology topology, Routes routes, int number, Seat seat, Worker.Means means) {
        this.number = number;
        this.host = topology.hostOf(number);
        this.hostPort = routes.port(number, host, 0);
        this.ports = new Ports(topology, number);
        this.worker = new Worker(seat, ports, means, this::toHost);
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
        return worker.busyPs();
    }

    /** Operations of its kernels. */
    public double flops() {
        return worker.flops();
    }

    /** What its kernels moved to and from memory. */
    public double memoryBytes() {
        return worker.memoryBytes();
    }

    /** The communications of its step that wait for other ranks. */
    public List<Node> underway() {
        return worker.underway();
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
            case Alarm alarm -> worker.wake(nowPs, alarm, out);
            case Arrival(var _, var spanPs, Write write) -> worker.onOrder(nowPs + spanPs, write.payload(), out);
            case Arrival(var port, var spanPs, NvlinkMessage message) ->
                worker.on(nowPs, port, message, nowPs + spanPs, out);
            case Arrival(var port, var spanPs, Delivery delivery) ->
                worker.on(nowPs, port, delivery, nowPs + spanPs, out);
            case Arrival(var _, var _, var message) -> throw new IllegalStateException("a GPU was sent " + message);
            case Fault fault -> throw new IllegalStateException("device " + number() + " knows no " + fault);
        }
    }

    private void toHost(long nowPs, Payload payload, Outbox out) {
        ports.send(nowPs, hostPort, new C2cMessage.Write(number, host, payload), out);
    }
}
