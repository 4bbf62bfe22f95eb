package orrery.node.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import orrery.node.tensor.ElementType;

/**
 * Where one tensor lies.
 *
 * @param shape outermost dimension first
 * @param from its first byte, counted from the end of the header
 * @param to the byte after its last
 */
record TensorEntry(ElementType type, List<Long> shape, long from, long to) {

    /** The entry {@code name}, if it has just this shape. */
    static TensorEntry require(Path file, Map<String, TensorEntry> entries, String name, long... shape) {
        var entry = entries.get(name);
        var wanted = Arrays.stream(shape).boxed().toList();
        if (entry == null) {
            throw new ModelProblem(file, name, "no such tensor", "shape " + wanted + " is expected by config.json");
        }
        if (!entry.shape.equals(wanted)) {
            throw new ModelProblem(
                    file, name, "shape " + entry.shape, "shape " + wanted + " is expected by config.json");
        }
        return entry;
    }
}
