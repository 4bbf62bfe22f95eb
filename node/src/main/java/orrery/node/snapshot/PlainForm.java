package orrery.node.snapshot;

import java.util.Set;
import java.util.function.Consumer;

/** Of texts and boxed numbers. */
record PlainForm(Class<?> type) implements Form.Value {
    static final Set<Class<?>> TYPES =
            Set.of(String.class, Integer.class, Long.class, Double.class, Float.class, Boolean.class);

    @Override
    public void visit(Object of, Consumer<Object> each) {
        // is made of nothing else
    }

    @Override
    public void write(Object value, Sink to) {
        switch (value) {
            case String text -> to.text(text);
            case Object number -> to.primitive(number);
        }
    }

    @Override
    public Object read(Source from) {
        return type == String.class ? from.text() : from.primitive(type);
    }
}
