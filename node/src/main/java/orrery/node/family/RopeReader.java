package orrery.node.family;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import orrery.node.architecture.Rope;
import orrery.node.architecture.Rope.Linear;
import orrery.node.architecture.Rope.Llama3;
import orrery.node.architecture.Rope.Scaling;
import orrery.node.architecture.Rope.Unscaled;
import orrery.node.architecture.Rope.Yarn;
import orrery.node.checkpoint.Fields;

/**
 * Reads rotary embeddings, in both spellings: {@code rope_theta} beside {@code rope_scaling}, and {@code rope_parameters}
 * with all of it.
 */
final class RopeReader {
    private static final double DEFAULT_THETA = 10_000; // what the field means where it is left out
    private static final double DEFAULT_BETA_FAST = 32;
    private static final double DEFAULT_BETA_SLOW = 1;
    private static final List<String> TYPES = List.of("default", "linear", "llama3", "yarn");

    private RopeReader() {}

    static Rope read(Fields fields, int dim, boolean interleaved) {
        double theta = parameters(fields).positiveOr("rope_theta", fields.positiveOr("rope_theta", DEFAULT_THETA));
        if (theta <= 1) {
            throw fields.problem("rope_theta", "it must be above 1, or no two elements turn at different speeds");
        }
        return new Rope(theta, dim, interleaved, scaling(fields));
    }

    /** That of a model without positions: no element turns. */
    static Rope none() {
        return new Rope(DEFAULT_THETA, 0, false, new Unscaled());
    }

    /** Factor of latent attention's scores: YaRN's magnitude, twice, where {@code mscale_all_dim} asks for it. */
    static double scoreFactor(Fields fields) {
        var parameters = parameters(fields);
        if (!type(parameters).equals("yarn") || !parameters.has("mscale_all_dim")) {
            return 1;
        }
        double magnitude = magnitude(factor(fields, parameters), notNegative(parameters, "mscale_all_dim"));
        return magnitude * magnitude;
    }

    private static Fields parameters(Fields fields) {
        for (var name : List.of("rope_parameters", "rope_scaling")) {
            if (fields.has(name)) {
                return fields.inside(name);
            }
        }
        return new Fields(fields.file(), "rope_scaling.", MissingNode.getInstance());
    }

    private static String type(Fields parameters) {
        return parameters.oneOf(parameters.has("rope_type") ? "rope_type" : "type", "default", TYPES);
    }

    private static Scaling scaling(Fields fields) {
        var parameters = parameters(fields);
        if (parameters.positiveOr("partial_rotary_factor", 1) != 1) {
            throw parameters.problem("partial_rotary_factor", "only heads that turn as a whole are supported");
        }
        return switch (type(parameters)) {
            case "linear" -> new Linear(stretching(parameters, parameters.positive("factor")));
            case "llama3" -> llama3(parameters);
            case "yarn" -> yarn(fields, parameters);
            default -> new Unscaled();
        };
    }

    private static Llama3 llama3(Fields parameters) {
        var scaling = new Llama3(
                stretching(parameters, parameters.positive("factor")),
                parameters.positive("low_freq_factor"),
                parameters.positive("high_freq_factor"),
                parameters.integer("original_max_position_embeddings", 1, Configuration.LARGEST));
        if (scaling.highFrequencyFactor() <= scaling.lowFrequencyFactor()) {
            throw parameters.problem("high_freq_factor", "it must be above low_freq_factor");
        }
        return scaling;
    }

    private static Yarn yarn(Fields fields, Fields parameters) {
        double factor = factor(fields, parameters);
        return new Yarn(
                factor,
                parameters.positiveOr("beta_fast", DEFAULT_BETA_FAST),
                parameters.positiveOr("beta_slow", DEFAULT_BETA_SLOW),
                original(fields, parameters),
                parameters.positiveOr("attention_factor", turnsMagnitude(parameters, factor)),
                parameters.flagOr("truncate", true));
    }

    private static int original(Fields fields, Fields parameters) {
        int positions = fields.integer("max_position_embeddings", 1, Configuration.LARGEST);
        return parameters.integerOr("original_max_position_embeddings", 1, Configuration.LARGEST, positions);
    }

    private static double factor(Fields fields, Fields parameters) {
        double positions = fields.integer("max_position_embeddings", 1, Configuration.LARGEST);
        return stretching(parameters, parameters.positiveOr("factor", positions / original(fields, parameters)));
    }

    private static double stretching(Fields parameters, double factor) {
        if (factor < 1) {
            throw parameters.problem("factor", "it must be at least 1: a context is stretched, not squeezed");
        }
        return factor;
    }

    /** Factor of cosine and sine: 1 where {@code mscale} equals {@code mscale_all_dim}, as DeepSeek has it. */
    private static double turnsMagnitude(Fields parameters, double factor) {
        double one = notNegative(parameters, "mscale");
        double all = notNegative(parameters, "mscale_all_dim");
        return one > 0 && all > 0 ? magnitude(factor, one) / magnitude(factor, all) : magnitude(factor, 1);
    }

    private static double magnitude(double factor, double scale) {
        return factor <= 1 ? 1 : 0.1 * scale * Math.log(factor) + 1; // the YaRN paper's temperature
    }

    private static double notNegative(Fields fields, String name) {
        return fields.object().path(name).asDouble() == 0 ? 0 : fields.positive(name);
    }
}
