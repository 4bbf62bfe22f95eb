package orrery.node.format;

/**
 * Floating-point numbers of at most eight bits: sign, exponent, fraction, from the highest bit down.
 *
 * <p>Conversion is to the nearest, ties to even, and saturates, infinity included; so do inference libraries and GPUs
 * (cvt.rn.satfinite). NaN stays NaN; E2M1 has none and becomes the largest number, as in PTX.
 */
public enum MiniFloat {
    /** OCP OFP8: no infinity, one NaN, 448 at most, steps of 2^-9 around zero. */
    E4M3(4, 3, 7, 0x7E, 0x7F),
    /** OCP OFP8: like IEEE 754, infinity and three NaNs, 57344 at most, steps of 2^-16 around zero. */
    E5M2(5, 2, 15, 0x7B, 0x7F),
    /** OCP MX 1.0: 0, 0.5, 1, 1.5, 2, 3, 4, 6 and their negatives. */
    E2M1(2, 1, 1, 0x7, 0x7);

    private final int fractionBits;
    private final int leastExponent;
    private final int sign;
    private final int largestCode;
    private final int nanCode;
    private final float[] table;

    MiniFloat(int exponentBits, int fractionBits, int bias, int largestCode, int nanCode) {
        this.fractionBits = fractionBits;
        this.leastExponent = 1 - bias;
        this.sign = 1 << exponentBits + fractionBits;
        this.largestCode = largestCode;
        this.nanCode = nanCode;
        table = new float[2 * sign];
        for (int code = 0; code < sign; code++) {
            table[code] = magnitude(code);
            table[code | sign] = -table[code];
        }
    }

    private float magnitude(int code) {
        if (code > largestCode) {
            boolean infinite = code == largestCode + 1 && code != nanCode;
            return infinite ? Float.POSITIVE_INFINITY : Float.NaN;
        }
        int leading = 1 << fractionBits;
        int exponent = code >> fractionBits;
        int fraction = code & leading - 1;
        return exponent == 0
                ? Math.scalb((float) fraction, leastExponent - fractionBits)
                : Math.scalb((float) (leading + fraction), leastExponent + exponent - 1 - fractionBits);
    }

    /** What a code is worth; bits above the format's own must be zero. */
    public float decode(int code) {
        return table[code];
    }

    /** The code of the nearest number. */
    public int encode(float value) {
        int signed = Float.floatToRawIntBits(value) < 0 ? sign : 0;
        if (Float.isNaN(value)) {
            return signed & (nanCode == largestCode ? 0 : sign) | nanCode;
        }
        if (Math.abs(value) >= largest()) {
            return signed | largestCode;
        }
        int exponent = Math.max(leastExponent, Math.getExponent(value));
        double steps = Math.rint(Math.abs(value) * powerOfTwo(fractionBits - exponent));
        return signed | (exponent - leastExponent << fractionBits) + (int) steps; // a carry is the next exponent
    }

    /** Far faster than {@link Math#scalb}; for exponents of normal numbers. */
    private static double powerOfTwo(int exponent) {
        return Double.longBitsToDouble((long) (exponent + Double.MAX_EXPONENT) << 52);
    }

    /** The nearest number. */
    public float round(float value) {
        return table[encode(value)];
    }

    /** The largest finite number. */
    public float largest() {
        return table[largestCode];
    }

    /** What each code is worth; not to be written to. */
    float[] table() {
        return table;
    }
}
