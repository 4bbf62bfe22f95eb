package orrery.node.tensor;

import java.util.Arrays;

/**
 * Vectors of one width, one for every position that a sequence has left somewhere: keys, values or latent vectors.
 *
 * <p>Positions lie innermost, so that attention runs along them whatever the width. Grows as positions come. Not
 * thread-safe.
 */
public final class PositionRows {
    private static final int FIRST_ROOM = 16;

    private final int width;
    private int room = FIRST_ROOM; // positions that the array has room for
    private int length;
    private float[] values; // (width, room)

    /** Empty, for vectors of {@code width} elements. */
    public PositionRows(int width) {
        this.width = width;
        values = new float[Math.multiplyExact(width, room)];
    }

    /** Adds one position: {@code x[at .. at + width)}. */
    public void append(float[] x, int at) {
        if (length == room) {
            grow(Math.multiplyExact(2, room));
        }
        for (int i = 0; i < width; i++) {
            values[i * room + length] = x[at + i];
        }
        length++;
    }

    /**
     * Puts elements {@code from} (included) to {@code to} (excluded) of one position, {@code x[at ..]}; positions that are not
     * there yet become so, as zeros.
     */
    public void put(int position, int from, int to, float[] x, int at) {
        while (position >= room) {
            grow(Math.multiplyExact(2, room));
        }
        clearTo(position + 1);
        for (int i = from; i < to; i++) {
            values[i * room + position] = x[at + i - from];
        }
    }

    /** What was truncated may lie there still. */
    private void clearTo(int longer) {
        for (int i = 0; i < width && length < longer; i++) {
            Arrays.fill(values, i * room + length, i * room + longer, 0f);
        }
        length = Math.max(length, longer);
    }

    /** Forgets the positions from {@code length} on. */
    public void truncate(int length) {
        this.length = Math.min(this.length, length);
    }

    /** Copies elements {@code from} (included) to {@code to} (excluded) of one position to {@code target[at ..]}. */
    public void copy(int position, int from, int to, float[] target, int at) {
        if (position < 0 || position >= length || from < 0 || to > width) {
            throw new IndexOutOfBoundsException(
                    "elements %d to %d of position %d of %d, width %d".formatted(from, to, position, length, width));
        }
        for (int i = from; i < to; i++) {
            target[at + i - from] = values[i * room + position];
        }
    }

    /** Positions held. */
    public int length() {
        return length;
    }

    /** Elements of one position. */
    public int width() {
        return width;
    }

    float[] values() {
        return values;
    }

    /** Where an element of all positions begins in {@link #values}. */
    int rowOf(int element) {
        return element * room;
    }

    private void grow(int larger) {
        var spread = new float[Math.multiplyExact(width, larger)];
        for (int i = 0; i < width; i++) {
            System.arraycopy(values, i * room, spread, i * larger, length);
        }
        values = spread;
        room = larger;
    }
}
