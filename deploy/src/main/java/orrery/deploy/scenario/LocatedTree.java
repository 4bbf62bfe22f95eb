package orrery.deploy.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What was read, and where each part of it stands.
 *
 * @param root the whole
 * @param keys where the key of a field stands
 * @param values where the value of a field, or an element of a list, stands
 */
public record LocatedTree(JsonNode root, Map<FieldPath, Origin> keys, Map<FieldPath, Origin> values) {

    /** The key of a field that is there; otherwise of the nearest one around it. */
    public Origin key(FieldPath path) {
        return nearest(keys, path);
    }

    /** The value of a field that is there; otherwise the key of the nearest one around it. */
    public Origin value(FieldPath path) {
        var value = values.get(path);
        return value != null ? value : nearest(keys, path);
    }

    private Origin nearest(Map<FieldPath, Origin> places, FieldPath path) {
        var place = places.get(path);
        return place != null || path.isRoot() ? place : nearest(places, path.parent());
    }

    /** The node at a path, or a missing one. */
    public JsonNode at(FieldPath path) {
        var node = root;
        for (var step : path.steps()) {
            node = step instanceof Integer position ? node.path(position) : node.path((String) step);
        }
        return node;
    }
}
