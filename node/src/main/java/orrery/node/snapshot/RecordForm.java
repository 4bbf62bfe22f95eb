package orrery.node.snapshot;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Of records: their components, made again by their constructor with all its checks. */
final class RecordForm implements Form.Value {
    private final List<Field> fields; // in the order of the components
    private final Constructor<?> constructor;

    RecordForm(Class<?> type) {
        var components = type.getRecordComponents();
        fields = Arrays.stream(components)
                .map(component -> field(type, component.getName()))
                .toList();
        constructor = constructor(
                type, Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    }

    private static Field field(Class<?> type, String name) {
        return FieldList.of(type).stream()
                .filter(field -> field.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Constructor<?> constructor(Class<?> type, Class<?>... components) {
        try {
            var found = type.getDeclaredConstructor(components);
            found.setAccessible(true);
            return found;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }

    @Override
    public void visit(Object of, Consumer<Object> each) {
        for (var field : fields) {
            if (!field.getType().isPrimitive()) {
                each.accept(FieldList.get(field, of));
            }
        }
    }

    @Override
    public void write(Object value, Sink to) {
        for (var field : fields) {
            to.any(field.getType(), FieldList.get(field, value));
        }
    }

    @Override
    public Object read(Source from) {
        var components = fields.stream().map(field -> from.any(field.getType())).toArray();
        try {
            return constructor.newInstance(components);
        } catch (InvocationTargetException | InstantiationException | IllegalArgumentException e) {
            throw SnapshotProblem.damaged(constructor + " refuses what was read");
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(constructor + " was made accessible", e);
        }
    }
}
