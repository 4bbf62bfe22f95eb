package orrery.node.collective;

import orrery.protocol.link.NvlinkMessage;

/** One rank's part of one collective operation. */
public interface Collective {

    /** The rank is ready: its own data is there. */
    void start(long nowPs);

    /**
     * A message of this operation came.
     *
     * @param wholePs when its tail is in
     */
    void on(NvlinkMessage message, long wholePs);

    /** Whether this rank has its result. */
    boolean done();

    /** When it had it; once {@link #done}. */
    long donePs();

    /** The result, or null where this rank gets none; once {@link #done}. */
    float[] result();
}
