package orrery.node.tensor;

/**
 * Rotary position embedding (RoPE) in the {@code rotate_half} form: element i of a head turns together
 * with element i + headDim / 2, by an angle of position times the i-th frequency.
 */
public final class RotaryEmbedding {
    private final int half;
    private final float[] cosines; // (positions, headDim / 2)
    private final float[] sines; // (positions, headDim / 2)

    /**
     * Computes the table for positions 0 to {@code positions - 1}.
     *
     * @param frequencies radians per position, (headDim / 2)
     */
    public RotaryEmbedding(float[] frequencies, int positions) {
        half = frequencies.length;
        cosines = new float[Math.multiplyExact(positions, half)];
        sines = new float[cosines.length];
        for (int i = 0; i < cosines.length; i++) {
            // The product is rounded to float32, as in the implementations the models were trained with.
            float angle = (i / half) * frequencies[i % half];
            cosines[i] = (float) StrictMath.cos(angle);
            sines[i] = (float) StrictMath.sin(angle);
        }
    }

    /** {@code theta^(-2i / headDim)} for i below headDim / 2: the frequencies of the original paper. */
    public static float[] frequencies(double theta, int headDim) {
        var frequencies = new float[headDim / 2];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = (float) (1 / StrictMath.pow(theta, 2.0 * i / headDim));
        }
        return frequencies;
    }

    /** Rotates {@code heads} heads of one token in place: {@code x[at ..]} is (heads, headDim). */
    public void rotate(float[] x, int at, int heads, int position) {
        int row = position * half;
        for (int head = 0; head < heads; head++) {
            int low = at + head * 2 * half;
            for (int i = 0; i < half; i++) {
                turn(x, low + i, low + i + half, cosines[row + i], sines[row + i]);
            }
        }
    }

    private static void turn(float[] x, int low, int high, float cosine, float sine) {
        float before = x[low];
        x[low] = before * cosine - x[high] * sine;
        x[high] = x[high] * cosine + before * sine;
    }
}
