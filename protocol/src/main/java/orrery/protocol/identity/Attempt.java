package orrery.protocol.identity;

/**
 * Numbers of sequences: which request one answers, and which attempt at it that is. What is left of an attempt that was given up is
 * never taken for the next. The first attempt has the number of its request.
 *
 * <pre>
 *   attempt 7 | request 24
 * </pre>
 */
public final class Attempt {
    private static final int SHIFT = 24;
    private static final int TOLD_APART = 1 << 7;

    private Attempt() {}

    /** The sequence of an attempt at a request. */
    public static int of(int request, int attempt) {
        return attempt % TOLD_APART << SHIFT | request;
    }

    /** The request that a sequence answers. */
    public static int request(int sequence) {
        return sequence & (1 << SHIFT) - 1;
    }

    /** Which attempt at its request a sequence is; its low bits. */
    public static int attempt(int sequence) {
        return sequence >>> SHIFT;
    }
}
