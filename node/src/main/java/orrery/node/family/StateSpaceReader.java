package orrery.node.family;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import orrery.node.architecture.StateSpace;
import orrery.node.checkpoint.Fields;

/** Reads state-space layers, which are alike. */
final class StateSpaceReader {
    private static final int LARGEST = Configuration.LARGEST;
    private static final int LONGEST_KERNEL = 64;
    private static final String LIMITS = "time_step_limit";

    private final Fields fields;

    StateSpaceReader(Fields fields) {
        this.fields = fields;
    }

    StateSpace read(int layer) {
        requireSupported();
        int heads = fields.integer("mamba_num_heads", 1, LARGEST);
        int groups = fields.integer("n_groups", 1, heads);
        if (heads % groups != 0) {
            throw fields.problem("n_groups", "it must divide mamba_num_heads, " + heads);
        }
        return new StateSpace(
                layer,
                heads,
                fields.integer("mamba_head_dim", 1, LARGEST / heads),
                groups,
                fields.integer("ssm_state_size", 1, LARGEST / heads),
                fields.integerOr("conv_kernel", 1, LONGEST_KERNEL, 4),
                fields.flagOr("use_conv_bias", true),
                limit(0, 0),
                limit(1, Float.POSITIVE_INFINITY));
    }

    private void requireSupported() {
        fields.oneOf("mamba_hidden_act", "silu", List.of("silu"));
        for (var bias : List.of("use_bias", "mamba_proj_bias")) {
            if (fields.flagOr(bias, false)) {
                throw fields.problem(bias, "only false is supported: projections without biases");
            }
        }
    }

    /** Of the lowest and the highest step; infinite is a number, or how transformers spells it where JSON has none. */
    private float limit(int which, float otherwise) {
        if (!fields.has(LIMITS)) {
            return otherwise;
        }
        var found = fields.object().path(LIMITS);
        var limit = number(found.path(which));
        if (!found.isArray()
                || found.size() != 2
                || !(limit >= 0)
                || !(number(found.path(0)) < number(found.path(1)))) {
            throw fields.problem(LIMITS, "the lowest and the highest step are expected, such as [0.0, 100.0]");
        }
        return limit;
    }

    private static float number(JsonNode node) {
        boolean infinite = node.path("__float__").asText().equals("Infinity");
        return infinite ? Float.POSITIVE_INFINITY : node.isNumber() ? node.floatValue() : Float.NaN;
    }
}
