package orrery.node.forward;

/** A step that never ends: a run of it would stand still too. */
final class Stalled extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Stall stall;

    Stalled(Stall stall) {
        super("nothing more happens in a step", null, false, false);
        this.stall = stall;
    }

    Stall stall() {
        return stall;
    }
}
