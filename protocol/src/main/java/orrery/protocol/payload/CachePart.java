package orrery.protocol.payload;

/**
 * As much of a sequence's KV cache as one device has for another.
 *
 * @param sequence whose cache it is
 * @param content keys and values, or so many bytes: a {@link Tensor} or {@link Sized}
 */
public record CachePart(int sequence, Payload content) implements Payload {
    private static final int FIXED_BYTES = 4;

    public CachePart {
        if (!(content instanceof Tensor || content instanceof Sized)) {
            throw new IllegalArgumentException("a part of a cache is numbers or bytes, found " + content);
        }
    }

    @Override
    public long bytes() {
        return FIXED_BYTES + content.bytes();
    }

    @Override
    public long digest() {
        return Digest.mix(content.digest(), sequence);
    }
}
