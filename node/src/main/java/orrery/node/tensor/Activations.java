package orrery.node.tensor;

/** What happens to activations between two matrix products, element by element or row by row. */
public final class Activations {
    private Activations() {}

    /**
     * RMSNorm of each row: {@code y = x / sqrt(mean(x^2) + epsilon) * weight}.
     *
     * @param x (tokens, weight.length)
     * @param y (tokens, weight.length); may be {@code x}
     */
    public static void rmsNorm(float[] x, int tokens, float[] weight, float epsilon, float[] y) {
        int width = weight.length;
        for (int token = 0; token < tokens; token++) {
            int at = token * width;
            float scale = 1f / (float) Math.sqrt(Dot.of(x, at, x, at, width) / width + epsilon);
            for (int i = 0; i < width; i++) {
                y[at + i] = x[at + i] * scale * weight[i];
            }
        }
    }

    /** SwiGLU: {@code gate[i] = gate[i] / (1 + e^-gate[i]) * up[i]} for the first {@code count} elements. */
    public static void swiGlu(float[] gate, float[] up, int count) {
        var powers = new float[count];
        for (int i = 0; i < count; i++) {
            powers[i] = -gate[i];
        }
        Exponential.replace(powers, count, 0f);
        for (int i = 0; i < count; i++) {
            gate[i] = gate[i] / (1f + powers[i]) * up[i];
        }
    }

    /** {@code target[i] += addend[i]} for the first {@code count} elements. */
    public static void add(float[] target, float[] addend, int count) {
        for (int i = 0; i < count; i++) {
            target[i] += addend[i];
        }
    }
}
