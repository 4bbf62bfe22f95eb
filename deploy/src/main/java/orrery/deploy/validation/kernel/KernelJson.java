package orrery.deploy.validation.kernel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A validation of kernels as JSON: lines of errors as shares, and the rows that were not compared. */
public final class KernelJson {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private KernelJson() {}

    public static String of(KernelValidation validation) {
        var root = MAPPER.createObjectNode();
        root.put("rows", validation.compared().size());
        lines(root.putArray("errors"), validation);
        var excluded = root.putArray("excluded");
        validation
                .excluded()
                .forEach(one -> excluded.addObject()
                        .put("row", ComparedKernel.place(one.row()))
                        .put("what", one.row().what())
                        .put("reason", one.reason()));
        return written(root);
    }

    private static void lines(ArrayNode into, KernelValidation validation) {
        validation
                .table()
                .lines()
                .forEach(line -> into.addObject()
                        .put("system", line.key().system())
                        .put("kernel", line.key().kernel())
                        .put("dtype", line.key().dtype())
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
