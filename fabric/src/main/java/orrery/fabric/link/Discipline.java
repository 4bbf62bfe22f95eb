package orrery.fabric.link;

import java.util.Optional;
import orrery.protocol.link.EthernetMessage.Acknowledgement;
import orrery.protocol.link.EthernetMessage.Burst;
import orrery.protocol.link.EthernetMessage.CongestionNotification;
import orrery.protocol.link.LinkMessage;

/**
 * How the ports of a device queue.
 *
 * @param queues data queues of each port: priorities of Ethernet, virtual lanes of InfiniBand; flows spread over them
 * @param buffer what a switch's or adapter's Ethernet ports share; empty where nothing bounds it
 * @param errors what the wires damage
 */
public record Discipline(int queues, Optional<SharedBuffer> buffer, LinkErrors errors) {
    static final int CONTROL = 0;

    /** One queue a port, all the buffer in the world, perfect wires. */
    public static final Discipline PLAIN = new Discipline(1, Optional.empty(), LinkErrors.NONE);

    /** As {@link #PLAIN}, on wires that damage packets. */
    public static Discipline with(LinkErrors errors) {
        return errors.equals(LinkErrors.NONE) ? PLAIN : new Discipline(1, Optional.empty(), errors);
    }

    public Discipline {
        if (queues < 1) {
            throw new IllegalArgumentException("a port needs at least one data queue, found " + queues);
        }
    }

    /** The control queue before the data queues. */
    int lines() {
        return queues + 1;
    }

    int queueOf(LinkMessage message) {
        return switch (message) {
            case Acknowledgement _, CongestionNotification _ -> CONTROL;
            case Burst burst -> 1 + Math.floorMod(burst.flow(), queues);
            default -> 1;
        };
    }
}
