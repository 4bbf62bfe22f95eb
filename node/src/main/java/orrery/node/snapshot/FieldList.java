package orrery.node.snapshot;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The fields of a class, those of its superclass first, each class's by name: the same order on every JVM. */
final class FieldList {
    private static final ClassValue<List<Field>> KNOWN = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return find(type);
        }
    };

    private static final ClassValue<List<Field>> CHANGING = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return of(type).stream()
                    .filter(field -> !Modifier.isFinal(field.getModifiers()))
                    .toList();
        }
    };

    private FieldList() {}

    /** Those of its objects, readable whatever their visibility. */
    static List<Field> of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** Those that are not final. */
    static List<Field> changing(Class<?> type) {
        return CHANGING.get(type);
    }

    private static List<Field> find(Class<?> type) {
        if (type == Object.class) {
            return List.of();
        }
        var fields = new ArrayList<>(of(type.getSuperclass()));
        Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !isNoState(field))
                .sorted(Comparator.comparing(Field::getName))
                .forEach(fields::add);
        fields.forEach(field -> field.setAccessible(true));
        return List.copyOf(fields);
    }

    /** What we mark so is about who drives a device; in classes of the platform the mark means nothing to us. */
    private static boolean isNoState(Field field) {
        return Modifier.isTransient(field.getModifiers())
                && field.getDeclaringClass().getClassLoader() != null;
    }

    static Object get(Field field, Object of) {
        try {
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " was made accessible", e);
        }
    }

    static void set(Field field, Object of, Object value) {
        try {
            field.set(of, value);
        } catch (IllegalAccessException | IllegalArgumentException e) {
            throw SnapshotProblem.damaged(field + " cannot be " + (value == null ? "null" : "a " + value.getClass()));
        }
    }
}
