package orrery.node.format;

/** How large the numbers are that are to share a scale. */
final class Magnitude {
    private Magnitude() {}

    /** The largest absolute value of {@code values[from .. to)}; NaN if one is not finite. */
    static float largest(float[] values, int from, int to) {
        float largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        return finite(largest);
    }

    /** The largest of a tile of a row-major matrix. */
    static float largest(float[] values, int stride, int fromRow, int toRow, int fromColumn, int toColumn) {
        float largest = 0;
        for (int row = fromRow; row < toRow; row++) {
            largest = Math.max(largest, largest(values, row * stride + fromColumn, row * stride + toColumn));
        }
        return largest;
    }

    /** The scale that makes {@code largest} become {@code limit}: 1 for zeros, NaN for what is not finite. */
    static float scale(float largest, float limit) {
        return largest == 0 ? 1 : Math.max(largest / limit, Float.MIN_NORMAL);
    }

    private static float finite(float value) {
        return Float.isFinite(value) ? value : Float.NaN;
    }
}
