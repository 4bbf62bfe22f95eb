package orrery.protocol.payload;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * Numbers of the model on their way: float32 values, and the bytes they take on the wire.
 *
 * <p>The two are told apart because a plan may send activations as bf16 while the arithmetic stays float32, or send the
 * sizes of a full model with the numbers of its shrunk twin. The values are a range of an array that the sender promises
 * not to change, so that hundreds of slices on their way need no copies.
 */
public final class Tensor implements Payload {
    private final float[] backing;
    private final int from;
    private final int length;
    private final long bytes;
    private volatile long digest; // 0 until it is asked for

    private Tensor(float[] backing, int from, int length, long bytes) {
        Objects.checkFromIndexSize(from, length, backing.length);
        this.backing = backing;
        this.from = from;
        this.length = length;
        this.bytes = bytes;
    }

    /** The values themselves, not a copy: the caller gives them away. */
    public static Tensor of(float[] values) {
        return new Tensor(values, 0, values.length, 4L * values.length);
    }

    /** A range of values that the caller keeps, and does not change while the tensor lives. */
    public static Tensor view(float[] values, int from, int to) {
        return new Tensor(values, from, to - from, 4L * (to - from));
    }

    /** A range of values as {@link #view(float[], int, int)}, charged on the wire as so many bytes. */
    public static Tensor view(float[] values, int from, int to, long bytes) {
        return new Tensor(values, from, to - from, bytes);
    }

    /** A range of these values, charged on the wire as so many bytes. */
    public Tensor part(int start, int end, long bytes) {
        Objects.checkFromToIndex(start, end, length);
        return new Tensor(backing, from + start, end - start, bytes);
    }

    /** The values, charged on the wire as so many bytes. */
    public static Tensor charged(float[] values, long bytes) {
        return new Tensor(values, 0, values.length, bytes);
    }

    public int length() {
        return length;
    }

    public float at(int index) {
        return backing[from + Objects.checkIndex(index, length)];
    }

    /** A copy of the values. */
    public float[] toArray() {
        return Arrays.copyOfRange(backing, from, from + length);
    }

    /** Copies some values: those from {@code start} on, {@code count} of them, to {@code target[at ..]}. */
    public void copyTo(int start, int count, float[] target, int at) {
        Objects.checkFromIndexSize(start, count, length);
        System.arraycopy(backing, from + start, target, at, count);
    }

    /** Copies all values to {@code target[at ..]}. */
    public void copyTo(float[] target, int at) {
        copyTo(0, length, target, at);
    }

    /** Puts all values into a buffer, in bulk. */
    public void writeTo(FloatBuffer buffer) {
        buffer.put(backing, from, length);
    }

    /** {@code target[at + i] += value[i]} for all values. */
    public void addTo(float[] target, int at) {
        for (var i = 0; i < length; i++) {
            target[at + i] += backing[from + i];
        }
    }

    @Override
    public long bytes() {
        return bytes;
    }

    /** What tells these numbers from others that are equal: tensors with one memory and range are the same in memory. */
    public Object memory() {
        return backing;
    }

    /** Where in its memory it begins. */
    public int from() {
        return from;
    }

    /** Many tensors never leave their device, so it is worked out when it is first asked for. */
    @Override
    public long digest() {
        if (digest == 0) {
            digest = Digest.of(backing, from, length);
        }
        return digest;
    }

    @Override
    public String toString() {
        return "Tensor[" + length + " values, " + bytes + " B]";
    }
}
