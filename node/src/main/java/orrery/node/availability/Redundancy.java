package orrery.node.availability;

/** Lasers that stand by for lasers. */
public enum Redundancy {
    NONE,
    /** Every laser has a twin. */
    PAIRED,
    /** Every module has one laser more than it needs. */
    ONE_MORE;

    /** Lasers that fail together only: one of a set may be dead without harm. */
    long lasersOfSet(long lasersOfModule) {
        return switch (this) {
            case NONE -> 1;
            case PAIRED -> 2;
            case ONE_MORE -> lasersOfModule + 1;
        };
    }

    /** Lasers there are where {@code needed} must shine. */
    long lasers(long needed, long lasersOfModule) {
        return switch (this) {
            case NONE -> needed;
            case PAIRED -> 2 * needed;
            case ONE_MORE -> needed + Math.ceilDiv(needed, lasersOfModule);
        };
    }
}
