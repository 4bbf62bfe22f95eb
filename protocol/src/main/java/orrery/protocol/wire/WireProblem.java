package orrery.protocol.wire;

/** Bytes from another JVM that are not what they should be. */
public final class WireProblem extends RuntimeException {
    public WireProblem(String message) {
        super(message);
    }
}
