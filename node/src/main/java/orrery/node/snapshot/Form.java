package orrery.node.snapshot;

import java.util.function.Consumer;

/** How objects of one class are made of others, and of bytes. */
sealed interface Form {

    /** Tells of every object that an object refers to, null among them, in an order that is the same on every JVM. */
    void visit(Object of, Consumer<Object> each);

    /** Of objects that never change: read whole, after what they are made of. */
    non-sealed interface Value extends Form {
        void write(Object value, Sink to);

        Object read(Source from);
    }

    /** Of objects that change: made empty first, so that they can refer to each other, filled later. */
    non-sealed interface Mutable extends Form {
        /** Elements of an array; 0 of anything else. */
        default int length(Object of) {
            return 0;
        }

        /** An empty one. */
        Object allocate(int length);

        /** @param known whether it is made with its device, with the same final fields */
        void write(Object of, boolean known, Sink to);

        void read(Object into, boolean known, Source from);
    }

    /** Of objects that are only made with their device, and never change: lambdas. */
    non-sealed interface Fixed extends Form {}
}
