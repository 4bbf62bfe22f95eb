package orrery.node.collective;

/** Rounding of float32 to types that Java does not have, to the nearest, ties to even. */
final class Rounding {
    private static final float LARGEST_FLOAT8 = 448;
    /** The smallest exponent of a normal E4M3 number; below it the spacing stays 2^-9. */
    private static final int LEAST_FLOAT8_EXPONENT = -6;

    private static final int FLOAT8_FRACTION_BITS = 3;

    private Rounding() {}

    static float toBfloat16(float value) {
        var bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return value;
        }
        var half = 0x7FFF + (bits >>> 16 & 1);
        return Float.intBitsToFloat(bits + half & 0xFFFF0000);
    }

    /** Saturating, as conversions for inference are. */
    static float toFloat8(float value) {
        if (Float.isNaN(value)) {
            return value;
        }
        var exponent = Math.max(LEAST_FLOAT8_EXPONENT, Math.getExponent(value));
        var spacing = Math.scalb(1.0, exponent - FLOAT8_FRACTION_BITS);
        var nearest = (float) (Math.rint(value / spacing) * spacing);
        return Math.clamp(nearest, -LARGEST_FLOAT8, LARGEST_FLOAT8);
    }
}
