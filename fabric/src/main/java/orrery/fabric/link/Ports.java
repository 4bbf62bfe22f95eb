package orrery.fabric.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Event;
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
 * </pre>
 *
 * What is sent on a dark port waits for the light.
 */
public final class Ports {
    private final Topology topology;
    private final int device;
    private final Pace[] paces;
    private final long[] freePs;
    private final long[] busyPs;
    private final long[] contentBytes;
    private final long[] wireBytes;
    private final Map<Integer, List<Waiting>> waiting = new HashMap<>();

    /** A message on a dark port. */
    private record Waiting(long readyPs, long spanPs, LinkMessage message) {}

    public Ports(Topology topology, int device) {
        this.topology = topology;
        this.device = device;
        var count = topology.ports(device);
        paces = new Pace[count];
        freePs = new long[count];
        busyPs = new long[count];
        contentBytes = new long[count];
        wireBytes = new long[count];
        for (var port = 0; port < count; port++) {
            paces[port] = medium(port).optical() ? null : pace(port);
        }
    }

    /** With every lane; neighbouring ports are mostly of one kind. */
    private Pace pace(int port) {
        var sameAsBefore = port > 0 && medium(port) == medium(port - 1) && paces[port - 1] != null;
        return sameAsBefore
                ? paces[port - 1]
                : Pace.of(medium(port), medium(port).lanes());
    }

    /** Turns the light on: tells the far end of every optical port how many lanes this end feeds. */
    public void lightUp(long nowPs, Outbox out) {
        for (var port = 0; port < paces.length; port++) {
            var medium = medium(port);
            if (medium.optical()) {
                var lit = new Arrival(topology.peerPort(device, port), 0, new LanesLit(medium.lanes()));
                out.send(port, nowPs + medium.latencyPs(), lit);
            }
        }
    }

    /** Handles what concerns nobody but the ports, and says whether it did: all else is the device's business. */
    public boolean on(long nowPs, Event event, Outbox out) {
        return switch (event) {
            case Arrival(var port, var _, PortMessage news) -> {
                hear(nowPs, port, news, out);
                yield true;
            }
            case Arrival _, Alarm _ -> false;
        };
    }

    private void hear(long nowPs, int port, PortMessage news, Outbox out) {
        switch (news) {
            case LanesLit light -> lit(nowPs, port, light, out);
            case FlowControl control ->
                throw new IllegalStateException(topology.linkName(device, port) + " was told to " + control);
        }
    }

    /** The far end feeds so many lanes of a port; the pair runs at that width from now on, and is dark at none. */
    public void lit(long nowPs, int port, LanesLit light, Outbox out) {
        var medium = medium(port);
        if (!medium.optical() || light.lanes() < 0 || light.lanes() > medium.lanes()) {
            throw new IllegalStateException(light.lanes() + " lanes lit on " + topology.linkName(device, port) + ", a "
                    + medium.name() + ", allowed: 0 to " + (medium.optical() ? medium.lanes() : 0));
        }
        paces[port] = light.lanes() == 0 ? null : Pace.of(medium, light.lanes());
        if (paces[port] != null && waiting.containsKey(port)) {
            waiting.remove(port).forEach(one -> pass(Math.max(nowPs, one.readyPs), port, one.spanPs, one.message, out));
        }
    }

    /** Sends a message that is wholly here. */
    public void send(long nowPs, int port, LinkMessage message, Outbox out) {
        pass(nowPs, port, 0, message, out);
    }

    /**
     * Sends a message whose head may leave at {@code readyPs} and whose tail is available {@code spanPs} after that, as
     * when a switch cuts through. It waits until the port is free, and its tail leaves no earlier than it is there.
     */
    public void pass(long readyPs, int port, long spanPs, LinkMessage message, Outbox out) {
        var pace = paces[port];
        if (pace == null) {
            waiting.computeIfAbsent(port, _ -> new ArrayList<>()).add(new Waiting(readyPs, spanPs, message));
            return;
        }
        var content = message.contentBytes();
        var wire = pace.wireBytes(content);
        var departsPs = Math.max(readyPs, freePs[port]);
        var lastsPs = Math.max(pace.picosFor(wire), readyPs + spanPs - departsPs);
        freePs[port] = departsPs + lastsPs;
        busyPs[port] += lastsPs;
        contentBytes[port] += content;
        wireBytes[port] += wire;
        var arrival = new Arrival(topology.peerPort(device, port), lastsPs, message);
        out.send(port, departsPs + pace.latencyPs(), arrival);
    }

    public int count() {
        return paces.length;
    }

    public Medium medium(int port) {
        return topology.medium(device, port);
    }

    public long busyPs(int port) {
        return busyPs[port];
    }

    public long contentBytes(int port) {
        return contentBytes[port];
    }

    public long wireBytes(int port) {
        return wireBytes[port];
    }

    /** The device at the far end of every port, as a {@link orrery.fabric.time.Shell} wants it. */
    public static int[] peers(Topology topology, int device) {
        var peers = new int[topology.ports(device)];
        Arrays.setAll(peers, port -> topology.peer(device, port));
        return peers;
    }
}
