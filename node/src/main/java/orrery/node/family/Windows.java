package orrery.node.family;

import com.fasterxml.jackson.databind.JsonNode;
import orrery.node.checkpoint.Fields;

/** How many positions each layer sees. */
final class Windows {
    private static final String SLIDING = "sliding_attention";
    private static final String FULL = "full_attention";

    /** What {@code sliding_window} means in families that always had one, where a configuration leaves it out. */
    private static final int PUBLISHED = 4096;

    private final Fields fields;
    private final Family.Window kind;
    private final int layers;
    private final int size; // 0 where no layer has a window

    Windows(Fields fields, Family.Window kind, int layers) {
        this.fields = fields;
        this.kind = kind;
        this.layers = layers;
        size = size();
        requireLayerTypes();
    }

    /** Positions that a token of {@code layer} sees, its own included; 0 is all. */
    int of(int layer) {
        return size > 0 && slides(layer) ? size : 0;
    }

    private int size() {
        boolean used = switch (kind) {
            case NONE -> false;
            case EVERY_LAYER, ALTERNATING -> true;
            case IF_USED -> fields.flagOr("use_sliding_window", false);
        };
        boolean none = fields.object().path("sliding_window").isNull();
        int otherwise = kind == Family.Window.IF_USED && !none ? PUBLISHED : 0;
        return used ? fields.integerOr("sliding_window", 1, Configuration.LARGEST, otherwise) : 0;
    }

    private boolean slides(int layer) {
        if (fields.has("layer_types")) {
            return fields.object().path("layer_types").get(layer).asText().equals(SLIDING);
        }
        return switch (kind) {
            case NONE -> false;
            case EVERY_LAYER -> true;
            case IF_USED -> layer >= fields.integerOr("max_window_layers", 0, Configuration.LARGEST, layers);
            case ALTERNATING -> layer % 2 == 0;
        };
    }

    private void requireLayerTypes() {
        if (!fields.has("layer_types")) {
            return;
        }
        var types = fields.object().path("layer_types");
        if (!types.isArray() || types.size() != layers) {
            throw fields.problem("layer_types", "a list of num_hidden_layers, " + layers + ", texts is expected");
        }
        for (JsonNode type : types) {
            if (!type.asText().equals(SLIDING) && !type.asText().equals(FULL)) {
                throw fields.problem("layer_types", type, "allowed: " + FULL + ", " + SLIDING);
            }
            if (type.asText().equals(SLIDING) && size == 0) {
                throw fields.problem("layer_types", type, SLIDING + " needs a sliding_window that is in use");
            }
        }
    }
}
