package orrery.fabric.routing;

/** Seeded choice among equals, the same on every machine. */
final class Choice {
    private Choice() {}

    /** A number from 0 to {@code count - 1}, evenly spread over the keys. */
    static int among(int count, long seed, long key, long place) {
        long hash = mix(mix(seed ^ key) + place);
        return (int) (((hash >>> 32) * count) >>> 32);
    }

    /** The finaliser of SplitMix64: every bit of the input moves every bit of the output. */
    static long mix(long x) {
        long z = x + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
