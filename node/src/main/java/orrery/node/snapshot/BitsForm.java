package orrery.node.snapshot;

import java.util.BitSet;
import java.util.function.Consumer;

/** Of sets of bits. */
record BitsForm() implements Form.Mutable {
    @Override
    public void visit(Object of, Consumer<Object> each) {
        // is made of nothing else
    }

    @Override
    public Object allocate(int length) {
        return new BitSet();
    }

    @Override
    public void write(Object of, boolean known, Sink to) {
        var words = ((BitSet) of).toLongArray();
        to.count(words.length);
        to.numbers(words);
    }

    @Override
    public void read(Object into, boolean known, Source from) {
        var words = new long[from.count(from.left())];
        from.numbers(words);
        var bits = (BitSet) into;
        bits.clear();
        bits.or(BitSet.valueOf(words));
    }
}
