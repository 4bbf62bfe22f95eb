package orrery.node.collective;

import orrery.protocol.link.NvlinkMessage;

/**
 * One rank's part of one collective operation.
 *
 * <p>A rank that is done has been sent everything that it will ever be sent for this operation. Messages may come in any
 * order that causes allow: planes do not wait for each other.
 */
public interface Collective {

    /** The rank is ready: its own data is there, from {@code nowPs} on. Called once, before any message is handed in. */
    void start(long nowPs);

    /**
     * A message of this operation came.
     *
     * @param wholePs when its tail is in
     */
    void on(NvlinkMessage message, long wholePs);

    /** Whether this rank has its result. */
    boolean done();

    /** Virtual time at which it had it; once {@link #done}. */
    long donePs();

    /** The result, or null where this rank gets none; once {@link #done}. */
    float[] result();
}
