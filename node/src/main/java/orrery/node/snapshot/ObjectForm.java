package orrery.node.snapshot;

import java.lang.reflect.Field;
import java.util.List;
import java.util.function.Consumer;
import org.objenesis.instantiator.ObjectInstantiator;
import org.objenesis.strategy.StdInstantiatorStrategy;

/** Of objects of a class: their fields. Final fields of one that is made with its device are what they were. */
record ObjectForm(Class<?> type, ObjectInstantiator<?> maker) implements Form.Mutable {
    /** Objects are made before any constructor has run: their fields are all they are. */
    ObjectForm(Class<?> type) {
        this(type, new StdInstantiatorStrategy().newInstantiatorOf(type));
    }

    @Override
    public void visit(Object of, Consumer<Object> each) {
        for (var field : FieldList.of(type)) {
            if (!field.getType().isPrimitive()) {
                each.accept(FieldList.get(field, of));
            }
        }
    }

    @Override
    public Object allocate(int length) {
        return maker.newInstance();
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
