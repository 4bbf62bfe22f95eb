package orrery.node.tensor;

import java.util.Arrays;

/**
 * Keys and values of the tokens that one sequence has seen, in one layer, for the KV heads of one device.
 *
 * <p>Grows as tokens come, up to the context length. Not thread-safe.
 */
public final class KeyValueCache {
    private static final int FIRST_POSITIONS = 16;

    private final int heads;
    private final int headDim;
    private final int capacity;
    private float[] keys; // (positions, heads, headDim)
    private float[] values; // (positions, heads, headDim)
    private int length;

    /** An empty cache for {@code heads} KV heads and at most {@code capacity} positions. */
    public KeyValueCache(int heads, int headDim, int capacity) {
        this.heads = heads;
        this.headDim = headDim;
        this.capacity = capacity;
        keys = new float[Math.min(FIRST_POSITIONS, capacity) * heads * headDim];
        values = new float[keys.length];
    }

    /** Adds one position: {@code key[keyAt ..]} and {@code value[valueAt ..]} are (heads, headDim), the key rotated. */
    public void append(float[] key, int keyAt, float[] value, int valueAt) {
        if (length == capacity) {
            throw new IllegalStateException("the cache is full: it holds " + capacity + " positions");
        }
        int row = heads * headDim;
        if (keys.length == length * row) {
            int positions = Math.min(capacity, 2 * length);
            keys = Arrays.copyOf(keys, positions * row);
            values = Arrays.copyOf(values, positions * row);
        }
        System.arraycopy(key, keyAt, keys, length * row, row);
        System.arraycopy(value, valueAt, values, length * row, row);
        length++;
    }

    /** Positions held. */
    public int length() {
        return length;
    }

    /** Most positions it may hold. */
    public int capacity() {
        return capacity;
    }

    /** KV heads. */
    public int heads() {
        return heads;
    }

    /** Elements of one head. */
    public int headDim() {
        return headDim;
    }

    /** Copies of the keys held, (length, heads, headDim): what a transfer or a snapshot takes. */
    public float[] copyOfKeys() {
        return Arrays.copyOf(keys, length * heads * headDim);
    }

    /** Copies of the values held, (length, heads, headDim). */
    public float[] copyOfValues() {
        return Arrays.copyOf(values, length * heads * headDim);
    }

    float[] keys() {
        return keys;
    }

    float[] values() {
        return values;
    }
}
