package orrery.node.snapshot;

import java.lang.reflect.Array;
import java.util.function.Consumer;

/** Of arrays of numbers: one that is made with its device changes in place, any other is read whole. */
record NumbersForm(Class<?> type) implements Form.Value, Form.Mutable {
    @Override
    public void visit(Object of, Consumer<Object> each) {
        // is made of nothing else
    }

    @Override
    public void write(Object value, Sink to) {
        to.count(Array.getLength(value));
        to.numbers(value);
    }

    @Override
    public Object read(Source from) {
        var array = allocate(from.count(from.left()));
        from.numbers(array);
        return array;
    }

    @Override
    public Object allocate(int length) {
        return Array.newInstance(type.getComponentType(), length);
    }

    @Override
    public void write(Object of, boolean known, Sink to) {
        to.numbers(of);
    }

    @Override
    public void read(Object into, boolean known, Source from) {
        from.numbers(into);
    }
}
