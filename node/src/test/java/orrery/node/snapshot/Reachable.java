package orrery.node.snapshot;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orrery.fabric.time.Derived;
import orrery.fabric.time.Derived.Derivation;

/** Every class of the product whose objects can be in a field of devices, by what their fields say. */
final class Reachable {
    private final Surroundings surroundings = new Surroundings();
    private final List<Class<?>> product = ProductClasses.all();
    private final Map<Class<?>, String> found = new LinkedHashMap<>(); // and by which field
    private final ArrayDeque<Class<?>> waiting = new ArrayDeque<>();

    /** Classes, each with the field that says so. */
    static Map<Class<?>, String> from(Class<?> root) {
        var reachable = new Reachable();
        reachable.find(root, "the beginning");
        while (!reachable.waiting.isEmpty()) {
            reachable.findFields(reachable.waiting.remove());
        }
        return reachable.found;
    }

    /** What follows from a few things is saved as those. */
    private void findFields(Class<?> type) {
        FieldList.of(type).stream()
                .filter(field -> !Derived.class.isAssignableFrom(type) || field.getType() == Derivation.class)
                .forEach(field -> find(field.getGenericType(), name(field)));
    }

    private static String name(Field field) {
        return field.getDeclaringClass().getName() + "#" + field.getName();
    }

    private void find(Type type, String by) {
        switch (type) {
            case Class<?> one when one.isArray() -> findArray(one, by);
            case Class<?> one -> findClass(one, by);
            case GenericArrayType array -> find(array.getGenericComponentType(), by);
            case ParameterizedType function
            when function.getRawType().getTypeName().startsWith("java.util.function.") -> {
                // takes and gives, and holds what no field says
            }
            case ParameterizedType generic -> {
                find(generic.getRawType(), by);
                Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> find(argument, by));
            }
            case Type _ -> {
                // a variable stands for what the class that fills it in says
            }
        }
    }

    private void findArray(Class<?> array, String by) {
        found.putIfAbsent(array, by);
        find(array.getComponentType(), by);
    }

    private void findClass(Class<?> type, String by) {
        if (!type.getName().startsWith("orrery.") || isKnown(type)) {
            return;
        }
        if (!Modifier.isAbstract(type.getModifiers()) && found.putIfAbsent(type, by) == null && !type.isEnum()) {
            waiting.add(type);
        }
        if (!Modifier.isFinal(type.getModifiers())) {
            below(type).forEach(one -> find(one, by));
        }
    }

    /** Surroundings are, but for those that may be asked for later. */
    private boolean isKnown(Class<?> type) {
        return surroundings.has(type) && !Derived.class.isAssignableFrom(type);
    }

    private Stream<Class<?>> below(Class<?> type) {
        return product.stream().filter(one -> one != type && type.isAssignableFrom(one));
    }
}
