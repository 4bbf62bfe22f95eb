package orrery.deploy.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import orrery.deploy.comparison.Comparison.Difference;
import orrery.deploy.result.Stamp;

/** The fields of a run in which it may differ from another. */
final class Fields {
    private Fields() {}

    /** What it was made from: the product, files, and every field of the scenario as the run understood it. */
    static Map<String, String> inputs(Stamp stamp, JsonNode summary) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("version", stamp.asked().likeness());
        fields.put("catalogue", stamp.catalogue());
        stamp.inputs().forEach(input -> fields.put(input.what() + " " + input.path(), input.sha256()));
        add(fields, "scenario", summary.path("result").path("scenario"));
        return fields;
    }

    /** Its figures, by their path in the summary; single requests, and what the run cost the machine, are none. */
    static Map<String, String> metrics(JsonNode summary) {
        var fields = new LinkedHashMap<String, String>();
        summary.path("result").properties().forEach(field -> {
            if (!field.getKey().equals("requests") && !field.getKey().equals("scenario")) {
                add(fields, field.getKey(), field.getValue());
            }
        });
        return fields;
    }

    private static void add(Map<String, String> fields, String path, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(field -> add(fields, path + "." + field.getKey(), field.getValue()));
        } else if (value.isArray()) {
            for (var at = 0; at < value.size(); at++) {
                add(fields, path + "[" + name(value.get(at), at) + "]", value.get(at));
            }
        } else {
            fields.put(path, value.asText());
        }
    }

    /** Rows that have a kind are known by it. */
    private static String name(JsonNode row, int at) {
        return row.path("kind").isTextual() ? row.get("kind").asText() : Integer.toString(at);
    }

    /** Of the fields of either, those of the first first. */
    static List<Difference> differences(Map<String, String> first, Map<String, String> second) {
        var names = new LinkedHashSet<>(first.keySet());
        names.addAll(second.keySet());
        return names.stream()
                .map(name -> new Difference(name, first.getOrDefault(name, ""), second.getOrDefault(name, "")))
                .toList();
    }
}
