package orrery.fabric.link;

import orrery.fabric.topology.Topology;
import orrery.protocol.link.C2cMessage;
import orrery.protocol.link.EthernetMessage.Send;
import orrery.protocol.link.LinkMessage;

/** What the wires of one device do to its messages. */
final class Damage {
    private final Topology topology;
    private final int device;
    private final LinkErrors errors;
    private final long[] messages;
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
        var struck = errors.strike(topology.link(device, port), messages[port]++, packets);
        count += struck ? 1 : 0;
        return struck;
    }

    /** Within a host nothing is damaged; and nobody would repeat what CPUs send each other. */
    private static boolean isNeverLost(LinkMessage message) {
        return message instanceof C2cMessage || message instanceof Send;
    }

    long count() {
        return count;
    }
}
