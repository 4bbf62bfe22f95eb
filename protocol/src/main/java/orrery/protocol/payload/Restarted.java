package orrery.protocol.payload;

/**
 * A device is ready for the steps of a copy that began anew.
 *
 * @param copy which
 * @param incarnation of it
 * @param device that is ready
 */
public record Restarted(int copy, int incarnation, int device) implements Payload {
    private static final int BYTES = 12;

    @Override
    public long bytes() {
        return BYTES;
    }

    @Override
    public long digest() {
        return Digest.mix(Digest.mix(copy, incarnation), device);
    }
}
