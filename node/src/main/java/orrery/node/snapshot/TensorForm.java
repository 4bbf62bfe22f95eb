package orrery.node.snapshot;

import java.util.function.Consumer;
import orrery.protocol.payload.Tensor;

/** Of numbers on their way: those alone, not the array that they are a range of. */
record TensorForm() implements Form.Value {
    @Override
    public void visit(Object of, Consumer<Object> each) {
        // the array is its sender's
    }

    @Override
    public void write(Object value, Sink to) {
        var tensor = (Tensor) value;
        to.primitive(tensor.bytes());
        to.count(tensor.length());
        to.numbers(tensor.toArray());
    }

    @Override
    public Object read(Source from) {
        var bytes = (long) from.primitive(long.class);
        var values = new float[from.count(from.left())];
        from.numbers(values);
        return Tensor.charged(values, bytes);
    }
}
