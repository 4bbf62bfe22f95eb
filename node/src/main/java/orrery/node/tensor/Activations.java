package orrery.node.tensor;

/** What happens to activations between two matrix products, element by element or row by row. */
public final class Activations {
    private static final float ALPHA = 1.702f;
    private static final float CLAMP = 7f;

    /** From here on e^-x is nothing beside x in float32. */
    private static final float SOFTPLUS_IS_LINEAR = 20f;

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

    /**
     * {@code gate * sigmoid(1.702 gate) * (up + 1)} for the first {@code count} elements, left in {@code gate}, with gate
     * at most 7 and up between -7 and 7. Source: GPT-OSS, whose alpha and limit are fixed.
     */
    public static void clampedSwiGlu(float[] gate, float[] up, int count) {
        var powers = new float[count];
        for (int i = 0; i < count; i++) {
            gate[i] = Math.min(gate[i], CLAMP);
            powers[i] = -ALPHA * gate[i];
        }
        Exponential.replace(powers, count, 0f);
        for (int i = 0; i < count; i++) {
            float raised = Math.clamp(up[i], -CLAMP, CLAMP) + 1f;
            gate[i] = gate[i] / (1f + powers[i]) * raised;
        }
    }

    /** SiLU of the first {@code count} elements, in place: {@code x / (1 + e^-x)}. */
    public static void silu(float[] x, int count) {
        for (int i = 0; i < count; i++) {
            x[i] = x[i] / (1f + Exponential.of(-x[i]));
        }
    }

    /** {@code ln(1 + e^x)}, the same bits everywhere. */
    public static float softplus(float x) {
        return x > SOFTPLUS_IS_LINEAR ? x : (float) StrictMath.log1p(StrictMath.exp(x));
    }

    /** {@code max(x, 0)^2} of the first {@code count} elements, in place. */
    public static void squaredRelu(float[] x, int count) {
        for (int i = 0; i < count; i++) {
            float positive = Math.max(x[i], 0f);
            x[i] = positive * positive;
        }
    }

    /** {@code target[i] += addend[i]} for the first {@code count} elements. */
    public static void add(float[] target, float[] addend, int count) {
        for (int i = 0; i < count; i++) {
            target[i] += addend[i];
        }
    }
}
