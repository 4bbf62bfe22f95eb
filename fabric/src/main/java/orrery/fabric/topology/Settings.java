package orrery.fabric.topology;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import orrery.protocol.naming.Spelling;

/** A shape's settings with the values that a text gives them: every key is known and every value allowed. */
public final class Settings {
    private final Shape shape;
    private final Map<String, String> values = new LinkedHashMap<>();

    private Settings(Shape shape) {
        this.shape = shape;
        shape.settings().forEach(setting -> values.put(setting.key(), setting.standard()));
    }

    /**
     * Reads {@code key=value,key=value}.
     *
     * @throws TopologyProblem naming what is allowed and the nearest spelling where a key is unknown, given twice, or has
     *     a value that is not allowed
     */
    static Settings read(Shape shape, String text) {
        var settings = new Settings(shape);
        var given = new LinkedHashMap<String, String>();
        for (var pair : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int sign = pair.indexOf('=');
            if (sign < 1) {
                throw new TopologyProblem("settings of topology " + shape.name() + ": found \"" + pair
                        + "\", allowed: key=value pairs with commas between them");
            }
            settings.set(
                    pair.substring(0, sign).strip(), pair.substring(sign + 1).strip(), given);
        }
        return settings;
    }

    private void set(String key, String value, Map<String, String> given) {
        if (!values.containsKey(key)) {
            throw new TopologyProblem("topology " + shape.name() + " has no setting \"" + key + "\", allowed: "
                    + (values.isEmpty() ? "none" : String.join(", ", values.keySet()))
                    + Spelling.hint(key, values.keySet()));
        }
        if (given.put(key, value) != null) {
            throw new TopologyProblem(
                    "topology " + shape.name() + ": " + key + " is given twice, allowed: once for each setting");
        }
        var setting = shape.setting(key);
        if (!setting.accepts(value)) {
            throw new TopologyProblem("topology " + shape.name() + ": " + key + ": found \"" + value + "\", allowed: "
                    + setting.allowed() + setting.hint(value));
        }
        values.put(key, value);
    }

    public String word(String key) {
        return value(key);
    }

    public int count(String key) {
        return Integer.parseInt(value(key));
    }

    /** Lengths along dimensions, at least one. */
    public List<Integer> extents(String key) {
        return Arrays.stream(value(key).split("x")).map(Integer::valueOf).toList();
    }

    private String value(String key) {
        var value = values.get(key);
        if (value == null) {
            throw new IllegalStateException(
                    "shape " + shape.name() + " asks for its setting " + key + ", which it lacks");
        }
        return value;
    }

    /** The shape and what differs from its standard, in the shape's order: one text for equal topologies. */
    @Override
    public String toString() {
        var changed = shape.settings().stream()
                .filter(setting -> !values.get(setting.key()).equals(setting.standard()))
                .map(setting -> setting.key() + "=" + values.get(setting.key()))
                .collect(Collectors.joining(","));
        return changed.isEmpty() ? shape.name() : shape.name() + ":" + changed;
    }
}
