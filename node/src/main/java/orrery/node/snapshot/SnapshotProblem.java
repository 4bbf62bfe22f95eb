package orrery.node.snapshot;

/** A state that cannot be saved or restored; the message says why, and what would help. */
public final class SnapshotProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** Something in a device's state is of a class that the list of classes does not have. */
        UNSAVABLE,
        /** The state is of another version, run or device. */
        FOREIGN,
        /** The bytes are not what was saved. */
        DAMAGED
    }

    private final transient Reason reason;

    SnapshotProblem(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    SnapshotProblem(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    static SnapshotProblem damaged(String what) {
        return new SnapshotProblem(Reason.DAMAGED, "the state is damaged: " + what + "; use an older one");
    }

    public Reason reason() {
        return reason;
    }
}
