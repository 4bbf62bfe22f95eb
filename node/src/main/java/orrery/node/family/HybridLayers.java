package orrery.node.family;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import orrery.node.checkpoint.Fields;

/**
 * What each layer of a hybrid model is, in both spellings: {@code hybrid_override_pattern}, a letter each, and {@code
 * layers_block_type}, a word each.
 */
final class HybridLayers {
    private static final String PATTERN = "hybrid_override_pattern";
    private static final String TYPES = "layers_block_type";
    private static final String REMEDY =
            "allowed: attention or full_attention (*), mamba or linear_attention (M), moe (E), mlp (-)";

    /** One layer. */
    enum Kind {
        ATTENTION,
        STATE_SPACE,
        EXPERTS,
        DENSE
    }

    private static final Map<String, Kind> KINDS = Map.of(
            "*", Kind.ATTENTION,
            "full_attention", Kind.ATTENTION,
            "attention", Kind.ATTENTION,
            "M", Kind.STATE_SPACE,
            "linear_attention", Kind.STATE_SPACE,
            "mamba", Kind.STATE_SPACE,
            "E", Kind.EXPERTS,
            "moe", Kind.EXPERTS,
            "-", Kind.DENSE,
            "mlp", Kind.DENSE);

    private HybridLayers() {}

    /** In order. */
    static List<Kind> read(Fields fields) {
        boolean letters = fields.has(PATTERN);
        var found = fields.object().path(letters ? PATTERN : TYPES);
        var names = letters
                ? List.of(found.asText().split(""))
                : StreamSupport.stream(found.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
        if (names.isEmpty()
                || names.size() > Configuration.MOST_LAYERS
                || !KINDS.keySet().containsAll(names)) {
            throw fields.problem(letters ? PATTERN : TYPES, REMEDY);
        }
        return names.stream().map(KINDS::get).toList();
    }
}
