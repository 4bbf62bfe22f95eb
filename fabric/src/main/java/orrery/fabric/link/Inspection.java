package orrery.fabric.link;

import orrery.protocol.link.LinkMessage;

/** A last look at a message that had to wait, when it leaves: where a switch marks it. */
@FunctionalInterface
public interface Inspection {
    Inspection NONE = (port, message, behind) -> message;

    /**
     * The message as it leaves.
     *
     * @param behind wire bytes that still wait at the port
     */
    LinkMessage leaving(int port, LinkMessage message, long behind);
}
