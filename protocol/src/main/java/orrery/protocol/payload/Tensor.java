package orrery.protocol.payload;

/**
 * Numbers of the model on their way: float32 values, and the bytes they take on the wire.
 *
 * <p>The two are told apart because a plan may send activations as bf16 while the arithmetic stays float32, or send the
 * sizes of a full model with the numbers of its shrunk twin.
 */
public final class Tensor implements Payload {
    private final float[] values;
    private final long bytes;
    private final long digest;

    private Tensor(float[] values, long bytes) {
        this.values = values;
        this.bytes = bytes;
        this.digest = Digest.of(values);
    }

    /** The values themselves, not a copy: the caller gives them away. */
    public static Tensor of(float[] values) {
        return new Tensor(values, 4L * values.length);
    }

    /** The values, charged on the wire as so many bytes. */
    public static Tensor charged(float[] values, long bytes) {
        return new Tensor(values, bytes);
    }

    /** To be read only. */
    public float[] values() {
        return values;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public long digest() {
        return digest;
    }

    @Override
    public String toString() {
        return "Tensor[" + values.length + " values, " + bytes + " B]";
    }
}
