package orrery.node.snapshot;

import java.lang.reflect.Array;
import java.util.function.Consumer;

/** Of arrays of objects. */
record ArrayForm(Class<?> type) implements Form.Mutable {
    @Override
    public void visit(Object of, Consumer<Object> each) {
        for (var element : (Object[]) of) {
            each.accept(element);
        }
    }

    @Override
    public int length(Object of) {
        return Array.getLength(of);
    }

    @Override
    public Object allocate(int length) {
        return Array.newInstance(type.getComponentType(), length);
    }

    @Override
    public void write(Object of, boolean known, Sink to) {
        visit(of, to::reference);
    }

    @Override
    public void read(Object into, boolean known, Source from) {
        var array = (Object[]) into;
        for (var i = 0; i < array.length; i++) {
            array[i] = from.reference(type.getComponentType());
        }
    }
}
