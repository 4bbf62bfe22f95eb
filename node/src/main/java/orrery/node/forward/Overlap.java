package orrery.node.forward;

/** A communication begins before all messages of the one before are in: they cannot be looked at one by one. */
final class Overlap extends Exception {
    private static final long serialVersionUID = 1;

    Overlap() {
        super("two communications overlap", null, false, false);
    }
}
