package orrery.protocol.payload;

/**
 * So many bytes of which nobody cares what they are: what a run without data sends.
 *
 * @param bytes on a wire, before any header of the medium
 */
public record Sized(long bytes) implements Payload {
    /** Tells it from other payloads of as many bytes. */
    private static final long KIND = 0x517EDL;

    public Sized {
        if (bytes < 0) {
            throw new IllegalArgumentException("a payload of " + bytes + " bytes, allowed: 0 and above");
        }
    }

    @Override
    public long digest() {
        return Digest.mix(KIND, bytes);
    }
}
