package orrery.node.snapshot;

import java.util.function.Consumer;
import orrery.protocol.payload.Tensor;

/**
 * Of numbers on their way. Many of them are ranges of one array, which lies in the inboxes of many devices: it is kept once, and
 * shared again when it is read.
 */
record TensorForm() implements Form.Value {
    @Override
    public void visit(Object of, Consumer<Object> each) {
        // the array is its sender's, who does not change it
    }

    @Override
    public void write(Object value, Sink to) {
        var tensor = (Tensor) value;
        to.primitive(tensor.bytes());
        to.count(tensor.length());
        if (tensor.length() < FloatsForm.LONG) {
            to.numbers(tensor.toArray());
        } else {
            to.count(tensor.from());
            to.array((float[]) tensor.memory());
        }
    }

    @Override
    public Object read(Source from) {
        var bytes = (long) from.primitive(long.class);
        var length = from.count(Integer.MAX_VALUE);
        if (length < FloatsForm.LONG) {
            return Tensor.charged(from.floats(length), bytes);
        }
        var start = from.count(Integer.MAX_VALUE - length);
        return Tensor.view(from.array(), start, start + length, bytes);
    }
}
