package orrery.node.tensor;

/**
 * Keys and values of the tokens that one sequence has seen, in one layer, for the KV heads of one device.
 *
 * <p>Positions lie innermost, so that attention runs along them whatever the size of a head. Grows as
 * tokens come, up to the context length. Not thread-safe.
 */
public final class KeyValueCache {
    private static final int FIRST_ROOM = 16;

    private final int heads;
    private final int headDim;
    private final int capacity;
    private int room; // positions that the arrays have room for
    private int length;
    private float[] keys; // (heads, headDim, room)
    private float[] values; // (heads, headDim, room)

    /** An empty cache for {@code heads} KV heads and at most {@code capacity} positions. */
    public KeyValueCache(int heads, int headDim, int capacity) {
        this.heads = heads;
        this.headDim = headDim;
        this.capacity = capacity;
        room = Math.min(FIRST_ROOM, capacity);
        keys = new float[heads * headDim * room];
        values = new float[keys.length];
    }

    /** Adds one position: {@code key[keyAt ..]} and {@code value[valueAt ..]} are (heads, headDim), the key rotated. */
    public void append(float[] key, int keyAt, float[] value, int valueAt) {
        if (length == capacity) {
            throw new IllegalStateException("the cache is full: it holds " + capacity + " positions");
        }
        if (length == room) {
            grow(Math.min(capacity, 2 * room));
        }
        for (int i = 0; i < heads * headDim; i++) {
            keys[i * room + length] = key[keyAt + i];
            values[i * room + length] = value[valueAt + i];
        }
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

    /** Copies one position to {@code key[keyAt ..]} and {@code value[valueAt ..]}, as {@link #append} takes it. */
    public void copyPosition(int position, float[] key, int keyAt, float[] value, int valueAt) {
        if (position < 0 || position >= length) {
            throw new IndexOutOfBoundsException("position " + position + " of " + length);
        }
        for (int i = 0; i < heads * headDim; i++) {
            key[keyAt + i] = keys[i * room + position];
            value[valueAt + i] = values[i * room + position];
        }
    }

    float[] keys() {
        return keys;
    }

    float[] values() {
        return values;
    }

    /** Where element {@code i} of {@code head} begins in {@link #keys} and {@link #values}. */
    int rowOf(int head, int i) {
        return (head * headDim + i) * room;
    }

    private void grow(int larger) {
        keys = spread(keys, larger);
        values = spread(values, larger);
        room = larger;
    }

    private float[] spread(float[] rows, int larger) {
        var spread = new float[Math.multiplyExact(heads * headDim, larger)];
        for (int i = 0; i < heads * headDim; i++) {
            System.arraycopy(rows, i * room, spread, i * larger, length);
        }
        return spread;
    }
}
