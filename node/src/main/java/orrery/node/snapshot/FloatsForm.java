package orrery.node.snapshot;

import java.util.function.Consumer;

/**
 * Of arrays of floats: one that is made with its device changes in place, any other is read whole. Those are kept beside the
 * states where they are long, since ranks come to the same numbers; each device has its own again, which it may change.
 */
record FloatsForm() implements Form.Value, Form.Mutable {
    /** Elements of the shortest array that takes less room beside the states than in them, if only two devices hold it. */
    static final int LONG = 64;

    @Override
    public void visit(Object of, Consumer<Object> each) {
        // is made of nothing else
    }

    @Override
    public void write(Object value, Sink to) {
        var array = (float[]) value;
        to.count(array.length);
        if (array.length < LONG) {
            to.numbers(array);
        } else {
            to.array(array);
        }
    }

    @Override
    public Object read(Source from) {
        var length = from.count(Integer.MAX_VALUE);
        return length < LONG
                ? from.floats(length)
                : ofLength(length, from.array()).clone();
    }

    private static float[] ofLength(int length, float[] array) {
        if (array.length != length) {
            throw SnapshotProblem.damaged("an array of " + array.length + " where one of " + length + " was");
        }
        return array;
    }

    @Override
    public Object allocate(int length) {
        throw SnapshotProblem.damaged("an array of floats is a value");
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
