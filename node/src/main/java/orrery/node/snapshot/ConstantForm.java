package orrery.node.snapshot;

import java.util.function.Consumer;

/** Of the constants of an enum, by their place. */
record ConstantForm(Class<?> type) implements Form.Value {
    @Override
    public void visit(Object of, Consumer<Object> each) {
        // is made of nothing else
    }

    @Override
    public void write(Object value, Sink to) {
        to.count(((Enum<?>) value).ordinal());
    }

    @Override
    public Object read(Source from) {
        var constants = (type.isEnum() ? type : type.getSuperclass()).getEnumConstants();
        return constants[from.count(constants.length - 1)];
    }
}
