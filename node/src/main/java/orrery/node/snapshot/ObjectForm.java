package orrery.node.snapshot;

import java.lang.reflect.Field;
import java.util.List;
import java.util.function.Consumer;

/** Of objects of a class: their fields. Final fields of one that is made with its device are what they were. */
record ObjectForm(Class<?> type) implements Form.Mutable {
    @Override
    public void visit(Object of, Consumer<Object> each) {
        for (var field : FieldList.of(type)) {
            if (!field.getType().isPrimitive()) {
                each.accept(FieldList.get(field, of));
            }
        }
    }

    @Override
    public Object allocate(Source from, int length) {
        return from.classes().make(type);
    }

    @Override
    public void write(Object of, boolean known, Sink to) {
        for (var field : fields(known)) {
            to.any(field.getType(), FieldList.get(field, of));
        }
    }

    @Override
    public void read(Object into, boolean known, Source from) {
        for (var field : fields(known)) {
            FieldList.set(field, into, from.any(field.getType()));
        }
    }

    private List<Field> fields(boolean known) {
        return known ? FieldList.changing(type) : FieldList.of(type);
    }
}
