package orrery.node.replay;

/** Nothing more happens although ranks still wait. */
public final class ReplayStalled extends RuntimeException {
    ReplayStalled(String message) {
        super(message);
    }
}
