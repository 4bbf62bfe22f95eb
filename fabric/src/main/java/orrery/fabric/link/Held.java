package orrery.fabric.link;

/**
 * What waits at one port.
 *
 * @param reason why it did not leave
 */
public record Held(int device, int port, int messages, long wireBytes, Reason reason) {

    /** Why something waits. */
    public enum Reason {
        /** The port has no light. */
        DARK,
        /** The far end stopped it. */
        STOPPED,
        /** Nobody acknowledged it however often it was sent. */
        GIVEN_UP
    }

    /** Together with what waits at the same port for the same reason. */
    Held plus(Held other) {
        return new Held(device, port, messages + other.messages, wireBytes + other.wireBytes, reason);
    }
}
