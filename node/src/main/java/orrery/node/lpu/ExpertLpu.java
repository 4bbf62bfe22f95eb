package orrery.node.lpu;

import java.util.List;
import orrery.fabric.catalogue.Lpu;
import orrery.fabric.link.Ports;
import orrery.fabric.routing.Routes;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Fault;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.node.cost.Kernel;
import orrery.node.cost.KernelTimes;
import orrery.node.execution.Worker;
import orrery.node.plan.Seat;
import orrery.node.program.Node;
import orrery.protocol.link.C2cMessage.Delivery;
import orrery.protocol.link.C2cMessage.Write;
import orrery.protocol.payload.Payload;

/**
 * An LPU that runs feed-forward blocks for attention elsewhere: tokens come by Ethernet, at times that nobody can schedule.
 *
 * <pre>
 *   adapter ──tokens──▶ border ──once all are in, at the next slot──▶ kernels ──answers──▶ adapter
 * </pre>
 *
 * <p>The adapter buffers what comes. A block begins when the last message that is expected is in, at the first slot after
 * that; no packet goes between such LPUs, since each answers whom it was asked by.
 */
public final class ExpertLpu implements Device {
    private final int number;
    private final int host;
    private final int hostPort;
    private final Ports ports;
    private final Worker worker;

    /** @param means with the kernels' time from {@link #cost} */
    public ExpertLpu(Topology topology, Routes routes, int number, Seat seat, Worker.Means means) {
        this.number = number;
        this.host = topology.hostOf(number);
        this.hostPort = routes.port(number, host, 0);
        this.ports = new Ports(topology, number);
        this.worker = new Worker(seat, ports, means, this::toHost);
    }

    /** Picoseconds of kernels in whole slots, one of them for the wait until the first begins. */
    public static long cost(Lpu lpu, KernelTimes times, List<Kernel> kernels) {
        var slotPs = lpu.slot().picos();
        return kernels.isEmpty() ? 0 : (1 + Math.ceilDiv(times.picosFor(kernels), slotPs)) * slotPs;
    }

    private void toHost(long nowPs, Payload payload, Outbox out) {
        ports.send(nowPs, hostPort, new Write(number, host, payload), out);
    }

    /** The communications of its step that wait for other ranks. */
    public List<Node> underway() {
        return worker.underway();
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
            case Arrival(var port, var spanPs, Delivery delivery) ->
                worker.on(nowPs, port, delivery, nowPs + spanPs, out);
            case Arrival(var _, var _, var message) -> throw new IllegalStateException("an LPU was sent " + message);
            case Fault fault -> throw new IllegalStateException("device " + number() + " knows no " + fault);
        }
    }
}
