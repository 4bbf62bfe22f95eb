package orrery.node.snapshot;

import java.util.function.Consumer;

/** Of payloads that are no records: their fields. Payloads never change, and never refer to themselves. */
record PayloadForm(ObjectForm fields) implements Form.Value {
    PayloadForm(Class<?> type) {
        this(new ObjectForm(type));
    }

    @Override
    public void visit(Object of, Consumer<Object> each) {
        fields.visit(of, each);
    }

    @Override
    public void write(Object value, Sink to) {
        fields.write(value, false, to);
    }

    @Override
    public Object read(Source from) {
        var payload = fields.allocate(0);
        fields.read(payload, false, from);
        return payload;
    }
}
