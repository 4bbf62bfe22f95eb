package orrery.fabric.time;

import orrery.protocol.link.LinkMessage;
import orrery.protocol.payload.Digest;

/**
 * The head of a message reaches a port.
 *
 * @param port the receiving device's port
 * @param spanPs from head to tail: the whole message is there so much later
 */
public record Arrival(int port, long spanPs, LinkMessage message) implements Event {
    @Override
    public long digest() {
        return Digest.mix(message.digest() ^ port, spanPs);
    }
}
