package orrery.deploy.validation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;

/** A validation for programs: the table, every compared row, and every row that is not modelled. */
public final class ValidationJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ValidationJson() {}

    public static String of(Validation validation) {
        var root = NODES.objectNode();
        table(root.putArray("table"), ErrorTable.of(validation.compared()));
        var rows = root.putArray("rows");
        validation.compared().forEach(one -> add(rows, one));
        var omitted = root.putArray("not_modelled");
        Omission.of(validation.unmodelled()).forEach(one -> add(omitted, one));
        return root.toPrettyString() + "\n";
    }

    private static void table(ArrayNode into, ErrorTable table) {
        for (var line : table.lines()) {
            into.addObject()
                    .put("system", line.system())
                    .put("collective", line.collective())
                    .put("sizes", line.sizes().name().toLowerCase(Locale.ROOT))
                    .put("rows", line.rows())
                    .put("median_abs_error", line.median())
                    .put("worst_error", line.worst())
                    .put("bias", line.bias());
        }
    }

    private static void add(ArrayNode into, Compared one) {
        var row = one.row();
        into.addObject()
                .put("line", row.line())
                .put("system", row.system())
                .put("gpus", row.gpus())
                .put("collective", row.collective())
                .put("bytes", row.bytes().isPresent() ? (Long) row.bytes().getAsLong() : null)
                .put("measured_us", one.measuredMicros())
                .put("modelled_us", one.modelledMicros())
                .put("error", one.error())
                .put("algorithm", one.algorithm().name().toLowerCase(Locale.ROOT))
                .put("protocol", one.protocol().name().toLowerCase(Locale.ROOT))
                .put("measured_with", row.algorithm())
                .put("source", row.source())
                .put("confidence", row.confidence());
    }

    private static void add(ArrayNode into, Omission one) {
        var lines = into.addObject()
                .put("system", one.system())
                .put("collective", one.collective())
                .put("reason", one.reason())
                .putArray("lines");
        one.lines().forEach(lines::add);
    }
}
