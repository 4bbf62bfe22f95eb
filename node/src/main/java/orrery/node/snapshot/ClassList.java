package orrery.node.snapshot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.protocol.payload.Digest;

/**
 * The classes that states are made of, by their numbers. A class's number is its line in the list among the resources, for
 * ever: new ones come at the end, and the line of one that is gone stays as a dash.
 */
final class ClassList {
    private static final String FILE = "classes.txt";
    private static final String GONE = "-";

    private final Class<?>[] types; // null where one is gone
    private final Map<Class<?>, Integer> numbers = new HashMap<>();
    private final long hash;

    ClassList() {
        this(ResourceLines.of(FILE));
    }

    ClassList(List<String> names) {
        types = new Class<?>[names.size()];
        var mixed = 0L;
        for (var number = 0; number < types.length; number++) {
            if (!names.get(number).equals(GONE)) {
                types[number] = ResourceLines.type(FILE, names.get(number));
                if (numbers.put(types[number], number) != null) {
                    throw new IllegalStateException(FILE + " names " + names.get(number) + " twice");
                }
                mixed = Digest.mix(mixed, Digest.mix(number, shape(types[number])));
            }
        }
        hash = mixed;
    }

    /** A hash of what an object of a class is made of. */
    private static long shape(Class<?> type) {
        var shape = Digest.of(type.getName());
        if (type.getClassLoader() != null && !type.isEnum()) {
            for (var field : FieldList.of(type)) {
                shape = Digest.mix(shape, Digest.of(field.toString()));
            }
        }
        return shape;
    }

    /** Of all classes and their fields: the same in two products that read each other's states. */
    long hash() {
        return hash;
    }

    boolean has(Class<?> type) {
        return numbers.containsKey(type);
    }

    /** The number of a class that the list has. */
    int number(Class<?> type) {
        return numbers.get(type);
    }

    Class<?> type(int number) {
        if (number < 0 || number >= types.length || types[number] == null) {
            throw SnapshotProblem.damaged("there is no class " + number);
        }
        return types[number];
    }
}
