package orrery.fabric.time;

/**
 * Something large that a device refers to and that follows from a few things: whoever saves the device keeps those, and not
 * the thing itself.
 */
public interface Derived {

    /** What it follows from, the same object each time; null where it is made once, before the device is. */
    Derivation derivation();

    /** A few things from which something follows. */
    @FunctionalInterface
    interface Derivation {
        /** The same again, shared with whoever else asks for it. */
        Derived derive();
    }
}
