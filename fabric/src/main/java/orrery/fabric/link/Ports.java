package orrery.fabric.link;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.fault.DeviceFault;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Event;
import orrery.fabric.time.Fault;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.FlowControl;
import orrery.protocol.link.LinkMessage;
import orrery.protocol.link.OpticsMessage.LanesLit;
import orrery.protocol.link.PortMessage;

/**
 * All ports of one device.
 *
 * <pre>
 *   dark ──LanesLit(n)──▶ up, n lanes        optical ports start dark, all others up with every lane
 *     ◀──LanesLit(0)──
 *   up ──Lanes(0)──▶ down ──Lanes(all)──▶ up  a fault, at both ends at one time
 *   going ──Stop(queue)──▶ stopped           what the receiving end says of one queue
 *     ◀──Go(queue)──
 * </pre>
 *
 * A message that finds its port free leaves at once and costs no event. Only what must wait, for light, for the receiver
 * or for those before it, lines up and sets an alarm.
 */
public final class Ports {
    /** In place of the port that a message came in by: the device itself sends it. */
    public static final int OWN = -1;

    private final Topology topology;
    private final int device;
    private final Outputs outputs;
    private final PortFaults faults;

    public Ports(Topology topology, int device) {
        this(topology, device, Discipline.PLAIN, Inspection.NONE);
    }

    public Ports(Topology topology, int device, Discipline discipline) {
        this(topology, device, discipline, Inspection.NONE);
    }

    public Ports(Topology topology, int device, Discipline discipline, Inspection inspection) {
        this.topology = topology;
        this.device = device;
        this.outputs = new Outputs(topology, device, discipline, inspection);
        this.faults = new PortFaults(topology, device, outputs);
    }

    /** Turns the light on: tells the far end of every optical port how many lanes this end feeds. */
    public void lightUp(long nowPs, Outbox out) {
        for (var port = 0; port < count(); port++) {
            if (medium(port).optical()) {
                feed(nowPs, port, medium(port).lanes(), out);
            }
        }
    }

    /** This end of an optical port feeds so many lanes from now on: tells the far end, and uses no more itself. */
    public void feed(long nowPs, int port, int lanes, Outbox out) {
        outputs.feed(nowPs, port, lanes, out);
        var arrivalPs = nowPs + medium(port).latencyPs();
        out.send(port, arrivalPs, new Arrival(topology.peerPort(device, port), 0, new LanesLit(lanes)));
    }

    /**
     * Handles what concerns nobody but the ports, and says whether it did: all else is the device's business. The ports
     * set alarms of their own, with reasons below 0.
     */
    public boolean on(long nowPs, Event event, Outbox out) {
        return switch (event) {
            case Alarm alarm
            when alarm.reason() < 0 -> {
                outputs.ring(nowPs, (int) (-1 - alarm.reason()), out);
                yield true;
            }
            case Arrival(var port, var _, PortMessage news) -> {
                hear(nowPs, port, news, out);
                yield true;
            }
            case DeviceFault.OfPort fault -> {
                faults.strike(nowPs, fault, out);
                yield true;
            }
            case DeviceFault.OfLight fault -> {
                faults.strike(nowPs, fault, this, out);
                yield true;
            }
            case Arrival _, Alarm _, Fault _ -> false;
        };
    }

    /** The device is gone, and with it all that waited at its ports. */
    public void forget(long nowPs, Outbox out) {
        outputs.forget(nowPs, out);
    }

    private void hear(long nowPs, int port, PortMessage news, Outbox out) {
        switch (news) {
            case LanesLit light -> lit(nowPs, port, light, out);
            case FlowControl.Stop(var queue) -> outputs.stop(port, queue);
            case FlowControl.Go(var queue) -> outputs.go(nowPs, port, queue, out);
        }
    }

    /** The far end feeds so many lanes of a port; the pair runs at that width from now on, and is dark at none. */
    void lit(long nowPs, int port, LanesLit light, Outbox out) {
        var medium = medium(port);
        if (!medium.optical() || light.lanes() < 0 || light.lanes() > medium.lanes()) {
            throw new IllegalStateException(light.lanes() + " lanes lit on " + topology.linkName(device, port) + ", a "
                    + medium.name() + ", allowed: 0 to " + (medium.optical() ? medium.lanes() : 0));
        }
        outputs.see(nowPs, port, light.lanes(), out);
    }

    /** Sends a message that is wholly here. */
    public void send(long readyPs, int port, LinkMessage message, Outbox out) {
        pass(readyPs, port, 0, message, out);
    }

    /**
     * Sends a message whose head may leave at {@code readyPs} and whose tail is available {@code spanPs} after that. It
     * waits until the port is free, and its tail leaves no earlier than it is there.
     */
    public void pass(long readyPs, int port, long spanPs, LinkMessage message, Outbox out) {
        forward(readyPs, OWN, readyPs, port, spanPs, message, out);
    }

    /**
     * Sends on what came in by another port, as when a switch cuts through. What has to wait takes room in the buffer, and
     * the neighbour it came from is told to stop when that is too much.
     *
     * @param nowPs when its head came
     * @param input the port it came in by
     */
    public void forward(long nowPs, int input, long readyPs, int port, long spanPs, LinkMessage message, Outbox out) {
        var content = message.contentBytes();
        if (outputs.isOpen(readyPs, port, message)) {
            outputs.transmit(readyPs, port, spanPs, content, message, out);
        } else {
            var wire = medium(port).wireBytes(content);
            outputs.lineUp(nowPs, port, new Waiting(readyPs, spanPs, content, message, input, wire), out);
        }
    }

    /** Keeps a port's wire busy with bytes that nobody is told of yet, as the first parts of a long write. */
    public void occupy(long readyPs, int port, long spanPs, long content) {
        outputs.occupy(readyPs, port, spanPs, content);
    }

    /** Sends a message of which only the last bytes are still to go; see {@link #occupy}. */
    public void passRest(long readyPs, int port, long spanPs, long content, LinkMessage message, Outbox out) {
        if (outputs.isDark(port)) {
            pass(readyPs, port, spanPs, message, out);
        } else {
            outputs.transmit(readyPs, port, spanPs, content, message, out);
        }
    }

    public int count() {
        return outputs.count();
    }

    public Medium medium(int port) {
        return topology.medium(device, port);
    }

    /** Wire bytes that wait at a port. */
    public long queuedBytes(int port) {
        var line = outputs.lineOf(port);
        return line == null ? 0 : line.bytes();
    }

    /** How long the wire of a port is still taken by what is on it. */
    public long takenPs(long nowPs, int port) {
        return Math.max(0, outputs.freePs(port) - nowPs);
    }

    /** Whether a message would have its place on the wire at once. */
    public boolean isOpen(long readyPs, int port, LinkMessage message) {
        return outputs.isOpen(readyPs, port, message);
    }

    /** Whether a port has no light, or is down. */
    public boolean isDark(int port) {
        return outputs.isDark(port);
    }

    /** When a port takes the next message if nothing stops it. */
    public long opensPs(int port) {
        return outputs.opensPs(port);
    }

    /** Wire bytes that wait at all ports together. */
    public long heldBytes() {
        return outputs.inputs().heldByAll();
    }

    /** The most that ever waited at all ports together. */
    public long mostHeldBytes() {
        return outputs.inputs().mostHeld();
    }

    /** How often a neighbour was told to stop. */
    public long stops() {
        return outputs.inputs().stops();
    }

    /** Messages for a link that was given up. */
    public long discarded() {
        return outputs.discarded();
    }

    /** Messages that a wire damaged: lost, or sent again by the link itself. */
    public long damaged() {
        return outputs.damaged();
    }

    public long busyPs(int port) {
        return outputs.tally().busyPs(port);
    }

    public long contentBytes(int port) {
        return outputs.tally().contentBytes(port);
    }

    public long wireBytes(int port) {
        return outputs.tally().wireBytes(port);
    }

    /** Wire bytes over time, by ports that sent any at a time that is known. */
    public List<PortSeries> series() {
        return outputs.tally().series();
    }

    /** Counts what a port carried while its time was worked out elsewhere. */
    public void credit(int port, long content, long wire, long busyPs) {
        outputs.tally().add(port, content, wire, busyPs);
    }

    /** What still waits at each port that anything waits at, by port. */
    public List<Held> held() {
        return IntStream.range(0, count())
                .mapToObj(outputs::held)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The device at the far end of every port, as a {@link orrery.fabric.time.Shell} wants it. */
    public static int[] peers(Topology topology, int device) {
        var peers = new int[topology.ports(device)];
        Arrays.setAll(peers, port -> topology.peer(device, port));
        return peers;
    }
}
