package orrery.node.format;

/** E8M0, the scale of OCP MX 1.0: a biased exponent and nothing else; 255 is NaN. */
final class PowerOfTwo {
    static final int NAN = 255;
    private static final int BIAS = 127;
    private static final float[] VALUES = new float[NAN + 1];

    static {
        for (int code = 0; code < NAN; code++) {
            VALUES[code] = Math.scalb(1f, code - BIAS);
        }
        VALUES[NAN] = Float.NaN;
    }

    private PowerOfTwo() {}

    /** 2^(code - 127), exactly: float32 has 2^-127 as a subnormal number. */
    static float decode(int code) {
        return VALUES[code];
    }

    /**
     * The code of the scale under which {@code largest} has the exponent of the largest element: 2^(floor(log2 largest)
     * - {@code elementExponent}), as section 6.3 of MX 1.0 has it.
     */
    static int encode(float largest, int elementExponent) {
        if (!Float.isFinite(largest)) {
            return NAN;
        }
        return largest == 0 ? 0 : Math.max(0, exponent(largest) - elementExponent + BIAS);
    }

    private static int exponent(float value) {
        return Math.getExponent((double) value); // subnormal float32 numbers have one there
    }
}
