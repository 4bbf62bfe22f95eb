package orrery.node.seeded;

/**
 * Uniform numbers between -1 and 1 that depend on a key and their place alone.
 *
 * <p>A long key is mixed from whatever names the tensor and the row; the column enters by 32-bit mixing (the finaliser of
 * MurmurHash3), which compilers turn into vector code.
 */
final class Noise {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L; // SplitMix64's increment
    private static final int COLUMN = 0x9E3779B1;
    private static final float TO_ONE = 0x1p-31f;

    private Noise() {}

    /** A key that differs from {@code key} and from those of other {@code number}s; SplitMix64's mixing. */
    static long mix(long key, long number) {
        long z = key + (number + 1) * GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Columns {@code from} (included) and on of the row that {@code key} names, times {@code scale}, plus {@code centre}. */
    static void fill(long key, int from, float centre, float scale, float[] target, int length) {
        int low = (int) key;
        int high = (int) (key >>> 32);
        float unit = scale * TO_ONE;
        for (int i = 0; i < length; i++) {
            int h = (from + i) * COLUMN + low;
            h = (h ^ (h >>> 16)) * 0x85EBCA6B;
            h = (h ^ (h >>> 13)) * 0xC2B2AE35 + high;
            h = (h ^ (h >>> 16)) * 0x85EBCA6B;
            target[i] = centre + unit * (h ^ (h >>> 15));
        }
    }
}
