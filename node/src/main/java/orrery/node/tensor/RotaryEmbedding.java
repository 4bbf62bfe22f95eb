package orrery.node.tensor;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Rotary position embedding (RoPE): elements of a head turn in pairs, by an angle of position times a frequency.
 *
 * <p>Cosines and sines are computed when a position first comes up, a few positions at once, so that a long context
 * costs nothing before it is used. Safe to use from several threads.
 */
public final class RotaryEmbedding {
    private static final int POSITIONS = 64; // in one piece of the table

    private final float[] frequencies; // (dim / 2)
    private final boolean interleaved;
    private final double magnitude;
    private final AtomicReferenceArray<float[]> pieces; // (POSITIONS, 2, dim / 2) each: cosines, then sines

    /** Halves turn together: element i with element i + dim / 2. */
    public RotaryEmbedding(float[] frequencies, int positions) {
        this(frequencies, positions, false, 1);
    }

    /**
     * @param frequencies radians per position, (dim / 2)
     * @param positions how many there may be
     * @param interleaved whether neighbours turn together, rather than element i with element i + dim / 2
     * @param magnitude factor of every cosine and sine
     */
    public RotaryEmbedding(float[] frequencies, int positions, boolean interleaved, double magnitude) {
        this.frequencies = frequencies.clone();
        this.interleaved = interleaved;
        this.magnitude = magnitude;
        pieces = new AtomicReferenceArray<>(Math.ceilDiv(positions, POSITIONS));
    }

    /** {@code theta^(-2i / headDim)} for i below headDim / 2: the frequencies of the original paper. */
    public static float[] frequencies(double theta, int headDim) {
        var frequencies = new float[headDim / 2];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = (float) (1 / StrictMath.pow(theta, 2.0 * i / headDim));
        }
        return frequencies;
    }

    /** Rotates {@code heads} heads of one token in place: {@code x[at ..]} is (heads, dim). */
    public void rotate(float[] x, int at, int heads, int position) {
        rotate(x, at, heads, 2 * frequencies.length, position);
    }

    /** The same where {@code stride} elements lie between the beginnings of two heads' turning parts. */
    public void rotate(float[] x, int at, int heads, int stride, int position) {
        var piece = piece(position / POSITIONS);
        int half = frequencies.length;
        int cosines = position % POSITIONS * 2 * half;
        int step = interleaved ? 2 : 1;
        int apart = interleaved ? 1 : half;
        for (int head = 0; head < heads; head++) {
            int low = at + head * stride;
            for (int i = 0; i < half; i++) {
                turn(x, low + i * step, low + i * step + apart, piece[cosines + i], piece[cosines + half + i]);
            }
        }
    }

    private static void turn(float[] x, int low, int high, float cosine, float sine) {
        float before = x[low];
        x[low] = before * cosine - x[high] * sine;
        x[high] = x[high] * cosine + before * sine;
    }

    /** Two threads may compute the same piece; they get the same numbers. */
    private float[] piece(int number) {
        var piece = pieces.get(number);
        if (piece == null) {
            piece = compute(number * POSITIONS);
            pieces.set(number, piece);
        }
        return piece;
    }

    private float[] compute(int first) {
        int half = frequencies.length;
        var piece = new float[POSITIONS * 2 * half];
        for (int i = 0; i < POSITIONS * half; i++) {
            // The product is rounded to float32, as in the implementations the models were trained with.
            float angle = (first + i / half) * frequencies[i % half];
            int at = i / half * 2 * half + i % half;
            piece[at] = (float) (StrictMath.cos(angle) * magnitude);
            piece[at + half] = (float) (StrictMath.sin(angle) * magnitude);
        }
        return piece;
    }
}
