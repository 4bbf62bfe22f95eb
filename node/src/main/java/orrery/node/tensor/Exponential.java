package orrery.node.tensor;

/**
 * e to the power of a float32, the same bits everywhere.
 *
 * <p>{@code Math.exp} may differ between machines and {@code StrictMath.exp} is slow. Here x = n ln 2 +
 * r with |r| at most 0.35; e^r is its Taylor polynomial of degree 7 (the next term is below 6e-9) and
 * 2^n is built from bits. Within 2 units in the last place of the exact result between e^-87 and e^88.
 */
public final class Exponential {
    /** Beyond these the result stays what it is there, which saves branches: 1.2e-38 and 3.4e38. */
    static final float SMALLEST = -87.33654f; // ln(Float.MIN_NORMAL)

    static final float LARGEST = 88.72283f; // ln(Float.MAX_VALUE)

    static final float LOG2_E = 1.44269504f;

    /** ln 2 in two parts; the first has so few bits that n times it is exact. */
    static final float LN_2_HIGH = 0.693359375f;

    static final float LN_2_LOW = -2.12194440e-4f;
    static final float ROUNDER = 12_582_912f; // 1.5 * 2^23: adding it leaves no bits behind the point

    private Exponential() {}

    /** e^x, x first brought between the logarithms of the smallest and the largest float32; NaN for NaN. */
    public static float of(float x) {
        float within = Math.min(LARGEST, Math.max(SMALLEST, x));
        float n = (within * LOG2_E + ROUNDER) - ROUNDER;
        float r = Math.fma(-n, LN_2_LOW, Math.fma(-n, LN_2_HIGH, within));
        return scale(polynomial(r), (int) n);
    }

    /** Replaces {@code x[0 .. count)} by their powers, {@code e^(x - shift)}. */
    public static void replace(float[] x, int count, float shift) {
        int done = Dot.WIDE ? WideExponential.replace(x, count, shift) : 0;
        for (int i = done; i < count; i++) {
            x[i] = of(x[i] - shift);
        }
    }

    private static float polynomial(float r) {
        float p = 1f / 5040;
        p = Math.fma(p, r, 1f / 720);
        p = Math.fma(p, r, 1f / 120);
        p = Math.fma(p, r, 1f / 24);
        p = Math.fma(p, r, 1f / 6);
        p = Math.fma(p, r, 0.5f);
        p = Math.fma(p, r, 1f);
        return Math.fma(p, r, 1f);
    }

    /** p times 2^n, in two steps since 2^128 is no float32. */
    private static float scale(float p, int n) {
        int half = n >> 1;
        return p * powerOfTwo(half) * powerOfTwo(n - half);
    }

    private static float powerOfTwo(int n) {
        return Float.intBitsToFloat((n + 127) << 23);
    }
}
