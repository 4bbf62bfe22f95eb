package orrery.node.reference;

import java.util.Arrays;

/** Keys and values that the tokens of one sequence left in one block, a row for each position. */
final class SeenTokens implements Past {
    private static final int FIRST_ROOM = 16;

    private final int keyWidth;
    private final int valueWidth;
    private float[] keys; // (room, keyWidth)
    private float[] values; // (room, valueWidth)
    private int length;

    /** Keys and values of so many elements in all heads together. */
    SeenTokens(int keyWidth, int valueWidth) {
        this.keyWidth = keyWidth;
        this.valueWidth = valueWidth;
        keys = new float[FIRST_ROOM * keyWidth];
        values = new float[FIRST_ROOM * valueWidth];
    }

    /** Adds one position: {@code key[keyAt ..]} and {@code value[valueAt ..]} are one row each. */
    void append(float[] key, int keyAt, float[] value, int valueAt) {
        if ((length + 1) * keyWidth > keys.length) {
            keys = Arrays.copyOf(keys, Math.multiplyExact(2, keys.length));
            values = Arrays.copyOf(values, Math.multiplyExact(2, values.length));
        }
        System.arraycopy(key, keyAt, keys, length * keyWidth, keyWidth);
        System.arraycopy(value, valueAt, values, length * valueWidth, valueWidth);
        length++;
    }

    int length() {
        return length;
    }

    float[] keys() {
        return keys;
    }

    float[] values() {
        return values;
    }

    int keyWidth() {
        return keyWidth;
    }

    int valueWidth() {
        return valueWidth;
    }
}
