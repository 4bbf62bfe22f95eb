package orrery.protocol.payload;

/**
 * A fast 64-bit hash, built up a word at a time; the finaliser is that of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
 * It is no defence against forgery: the fingerprint is SHA-256 over these.
 */
public final class Digest {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Digest() {}

    public static long mix(long hash, long word) {
        var z = (hash ^ word) + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Bit for bit: -0.0 and 0.0 differ, as they would on a wire. Two values to a word, since each word waits for the last. */
    public static long of(float[] values, int from, int length) {
        var hash = (long) length;
        var i = from;
        for (; i < from + length - 1; i += 2) {
            var word = (long) Float.floatToRawIntBits(values[i]) << Integer.SIZE
                    | Integer.toUnsignedLong(Float.floatToRawIntBits(values[i + 1]));
            hash = (hash ^ word) * GOLDEN;
            hash ^= hash >>> 29;
        }
        return i < from + length ? mix(hash, Float.floatToRawIntBits(values[i])) : mix(hash, length);
    }

    public static long of(int[] values) {
        var hash = (long) values.length;
        for (var value : values) {
            hash = mix(hash, value);
        }
        return hash;
    }

    public static long of(String text) {
        var hash = (long) text.length();
        for (var i = 0; i < text.length(); i++) {
            hash = mix(hash, text.charAt(i));
        }
        return hash;
    }
}
