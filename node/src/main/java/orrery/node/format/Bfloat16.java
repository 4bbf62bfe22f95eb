package orrery.node.format;

/** The upper half of a float32: eight bits of exponent, seven of fraction. */
public final class Bfloat16 {
    private static final int QUIET = 0x40;

    private Bfloat16() {}

    /** The code of the nearest number, ties to even; what is too large becomes infinity, NaN stays one. */
    public static short encode(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) (bits >>> 16 | QUIET); // its payload may lie in the lower half alone
        }
        return (short) (bits + 0x7FFF + (bits >>> 16 & 1) >>> 16);
    }

    public static float decode(short code) {
        return Float.intBitsToFloat(code << 16);
    }

    /** The nearest number. */
    public static float round(float value) {
        return decode(encode(value));
    }
}
