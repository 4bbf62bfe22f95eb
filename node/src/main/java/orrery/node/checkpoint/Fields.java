package orrery.node.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The fields of one JSON object, each read with its type and range checked. */
public record Fields(Path file, String prefix, JsonNode object) {

    public static Fields of(Path file) {
        return new Fields(file, "", JsonFile.read(file));
    }

    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** A whole number from {@code least} to {@code most}. */
    public int integer(String name, int least, int most) {
        return integer(name, object.path(name), least, most);
    }

    public int integerOr(String name, int least, int most, int otherwise) {
        return has(name) ? integer(name, least, most) : otherwise;
    }

    public OptionalInt optionalInteger(String name, int least, int most) {
        return has(name) ? OptionalInt.of(integer(name, least, most)) : OptionalInt.empty();
    }

    /** One whole number, or a list of them; nothing is an empty list. */
    public List<Integer> integers(String name, int least, int most) {
        if (!has(name)) {
            return List.of();
        }
        var found = object.path(name);
        var numbers = new ArrayList<Integer>();
        for (var one : found.isArray() ? found : List.of(found)) {
            numbers.add(integer(name, one, least, most));
        }
        return List.copyOf(numbers);
    }

    /** A finite number above zero. */
    public double positive(String name) {
        var found = object.path(name);
        if (!found.isNumber() || !(found.doubleValue() > 0) || Double.isInfinite(found.doubleValue())) {
            throw problem(name, found, "a number above 0 is expected");
        }
        return found.doubleValue();
    }

    public double positiveOr(String name, double otherwise) {
        return has(name) ? positive(name) : otherwise;
    }

    public boolean flagOr(String name, boolean otherwise) {
        if (has(name) && !object.path(name).isBoolean()) {
            throw problem(name, object.path(name), "true or false is expected");
        }
        return has(name) ? object.path(name).booleanValue() : otherwise;
    }

    /** A text; nothing counts as {@code otherwise}; anything but {@code allowed} is refused. */
    public String oneOf(String name, String otherwise, List<String> allowed) {
        var found = object.path(name);
        var text = has(name) ? found.asText() : otherwise;
        if ((has(name) && !found.isTextual()) || !allowed.contains(text)) {
            throw problem(name, found, "allowed: " + String.join(", ", allowed));
        }
        return text;
    }

    public Fields inside(String name) {
        if (!object.path(name).isObject()) {
            throw problem(name, object.path(name), "an object { ... } or null is expected");
        }
        return new Fields(file, prefix + name + ".", object.path(name));
    }

    public ModelProblem problem(String name, JsonNode found, String remedy) {
        return new ModelProblem(file, prefix + name, found.isMissingNode() ? "nothing" : found.toString(), remedy);
    }

    public ModelProblem problem(String name, String remedy) {
        return problem(name, object.path(name), remedy);
    }

    private int integer(String name, JsonNode found, int least, int most) {
        if (!found.isIntegralNumber() || !found.canConvertToInt() || !within(found.intValue(), least, most)) {
            throw problem(name, found, "a whole number from " + least + " to " + most + " is expected");
        }
        return found.intValue();
    }

    private static boolean within(int number, int least, int most) {
        return least <= number && number <= most;
    }
}
