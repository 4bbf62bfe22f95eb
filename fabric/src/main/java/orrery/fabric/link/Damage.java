package orrery.fabric.link;

import java.util.TreeMap;
import orrery.fabric.fault.DeviceFault.Packets;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.C2cMessage;
import orrery.protocol.link.EthernetMessage.Send;
import orrery.protocol.link.LinkMessage;

/** What the wires of one device do to its messages. */
final class Damage {
    private final Topology topology;
    private final int device;
    private final LinkErrors errors;
    private final TreeMap<Integer, Packets> injected = new TreeMap<>(); // by port
    private long[] messages; // by port; none while no wire damages anything
    private long count;

    Damage(Topology topology, int device, LinkErrors errors) {
        this.topology = topology;
        this.device = device;
        this.errors = errors;
        messages = new long[errors.perPacket() > 0 ? topology.ports(device) : 0];
    }

    /** Whether the next message on a port is damaged. */
    boolean strikes(int port, long content, LinkMessage message) {
        if (messages.length == 0 || isNeverLost(message)) {
            return false;
        }
        var payload = topology.medium(device, port).largestPayload().bytes();
        var packets = Math.max(1, Math.ceilDiv(content, payload));
        var number = messages[port]++;
        var struck = errors.strike(topology.link(device, port), number, packets)
                || injected.containsKey(port)
                        && errors(injected.get(port)).strike(topology.link(device, port), number, packets);
        count += struck ? 1 : 0;
        return struck;
    }

    private static LinkErrors errors(Packets fault) {
        return new LinkErrors(fault.seed(), fault.perPacket());
    }

    /** A fault damages packets of a port, too; with no chance of it, it no longer does. */
    void inject(Packets fault) {
        if (fault.perPacket() == 0) {
            injected.remove(fault.port());
        } else {
            injected.put(fault.port(), fault);
        }
        messages = messages.length == 0 ? new long[topology.ports(device)] : messages;
    }

    /** Within a host nothing is damaged; and nobody would repeat what CPUs send each other. */
    private static boolean isNeverLost(LinkMessage message) {
        return message instanceof C2cMessage || message instanceof Send;
    }

    long count() {
        return count;
    }
}
