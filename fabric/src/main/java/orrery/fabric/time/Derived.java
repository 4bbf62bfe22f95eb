package orrery.fabric.time;

import java.util.List;

/**
 * Something large that a device refers to and that follows from a few things: whoever saves the device keeps those, and not
 * the thing itself.
 */
public interface Derived {

    /** What it follows from, the same object each time; null where it is made once, before the device is. */
    Derivation derivation();

    /** What it holds that others refer to and nobody changes, in an order that follows from its derivation too. */
    default List<Object> parts() {
        return List.of();
    }

    /** A few things from which something follows. */
    @FunctionalInterface
    interface Derivation {
        /** The same again; it may be shared with whoever else asks for it. */
        Derived derive();
    }
}
