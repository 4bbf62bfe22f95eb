package orrery.node.emulation;

/** Nothing more happens in a run although requests have not come to their end. */
public final class RunStalled extends RuntimeException {
    RunStalled(String message) {
        super(message);
    }
}
