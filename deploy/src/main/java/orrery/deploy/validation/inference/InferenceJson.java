package orrery.deploy.validation.inference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A validation of inference as JSON: lines of errors as shares, and the rows that were not compared. */
public final class InferenceJson {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private InferenceJson() {}

    public static String of(InferenceValidation validation) {
        var root = MAPPER.createObjectNode();
        root.put("rows", validation.compared().size());
        lines(root.putArray("errors"), validation);
        var excluded = root.putArray("excluded");
        validation
                .excluded()
                .forEach(one -> excluded.addObject()
                        .put("line", one.row().line())
                        .put("what", one.row().words())
                        .put("reason", one.reason()));
        return written(root);
    }

    private static void lines(ArrayNode into, InferenceValidation validation) {
        validation
                .table()
                .lines()
                .forEach(line -> into.addObject()
                        .put("system", line.key().system())
                        .put("model", line.key().model())
                        .put("metric", line.key().metric())
                        .put("rows", line.rows())
                        .put("median_abs_error", line.median())
                        .put("p90_abs_error", line.p90())
                        .put("bias", line.bias())
                        .put("worst_rows", line.worst()));
    }

    private static String written(ObjectNode root) {
        try {
            return MAPPER.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can always be written", impossible);
        }
    }
}
