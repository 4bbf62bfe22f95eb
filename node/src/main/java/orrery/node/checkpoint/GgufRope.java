package orrery.node.checkpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How the rotary frequencies of a GGUF model are stretched, as {@code rope_scaling} says it. */
final class GgufRope {
    private static final String FACTORS = "rope_freqs.weight";
    private static final int LARGEST = 1 << 24;
    private static final double TOLERANCE = 1e-3; // of a factor that was computed and stored in float32

    /** The only parameters that Llama 3.1, 3.2 and 3.3 were released with. */
    private static final double LOW = 1;

    private static final double HIGH = 4;
    private static final int ORIGINAL = 8192;

    private final Gguf file;
    private final GgufMetadata metadata;
    private final GgufFamily family;

    GgufRope(Gguf file, GgufFamily family) {
        this.file = file;
        this.metadata = file.metadata();
        this.family = family;
    }

    void add(ObjectNode json) {
        if (file.has(FACTORS)) {
            llama3(json);
            return;
        }
        var key = family.key("rope.scaling.type");
        switch (metadata.textOr(key, "none")) {
            case "none" -> json.putNull("rope_scaling");
            case "linear" -> scaling(json, "linear");
            case "yarn" -> yarn(scaling(json, "yarn"));
            default -> throw metadata.problem(key, "supported: none, linear, yarn");
        }
    }

    private ObjectNode scaling(ObjectNode json, String type) {
        return json.putObject("rope_scaling").put("rope_type", type).put("factor", positive("factor"));
    }

    private void yarn(ObjectNode scaling) {
        scaling.put(
                        "original_max_position_embeddings",
                        metadata.integer(family.key("rope.scaling.original_context_length"), 1, LARGEST))
                .put("beta_fast", positiveOr("yarn_beta_fast", 32))
                .put("beta_slow", positiveOr("yarn_beta_slow", 1))
                .put("truncate", family != GgufFamily.GPT_OSS);
        if (family == GgufFamily.DEEPSEEK) {
            double magnitude = GgufConfig.shortest(10 * positiveOr("yarn_log_multiplier", 0.1));
            scaling.put("mscale", magnitude).put("mscale_all_dim", magnitude);
        }
    }

    /** The converter of Llama 3.1 stores a divisor for each frequency; they must be those that its parameters give. */
    private void llama3(ObjectNode json) {
        int half = Math.ceilDiv(json.path("head_dim").intValue(), 2);
        var factors = file.vector(FACTORS, half);
        double factor = 1;
        for (float one : factors) {
            factor = Math.max(factor, one);
        }
        double theta = json.path("rope_theta").doubleValue();
        for (int i = 0; i < half; i++) {
            double expected = divisor(Math.pow(theta, -(double) i / half), factor);
            if (!(Math.abs(factors[i] - expected) <= TOLERANCE * expected)) {
                throw new ModelProblem(
                        file.file(),
                        FACTORS + "[" + i + "]",
                        String.valueOf(factors[i]),
                        "Llama 3.1 has " + expected + " there, and only its scaling is known; use the original folder");
            }
        }
        json.putObject("rope_scaling")
                .put("rope_type", "llama3")
                .put("factor", factor)
                .put("low_freq_factor", LOW)
                .put("high_freq_factor", HIGH)
                .put("original_max_position_embeddings", ORIGINAL);
    }

    private static double divisor(double frequency, double factor) {
        double turns = ORIGINAL * frequency / (2 * Math.PI);
        double kept = Math.clamp((turns - LOW) / (HIGH - LOW), 0.0, 1.0);
        return 1 / (kept + (1 - kept) / factor);
    }

    private double positive(String name) {
        return GgufConfig.shortest(metadata.positive(family.key("rope.scaling." + name)));
    }

    private double positiveOr(String name, double otherwise) {
        return metadata.has(family.key("rope.scaling." + name)) ? positive(name) : otherwise;
    }
}
