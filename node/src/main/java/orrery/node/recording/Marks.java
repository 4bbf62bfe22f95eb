package orrery.node.recording;

import orrery.fabric.time.Lane;

/** How entries of a file begin; a span begins with {@link #SPAN} plus the place of its lane. */
final class Marks {
    /** {@code ORRS}. */
    static final int MAGIC = 0x4F525253;

    static final int VERSION = 1;
    static final int END = 0;
    static final int NAME = 1;
    static final int SERIES = 2;
    static final int SPAN = 3;
    static final int PAST = SPAN + Lane.values().length;
    /** Of a name, in bytes. */
    static final int LONGEST_NAME = 1 << 10;

    /** Behind the end stands where the series begin. */
    static final int TAIL_BYTES = Long.BYTES;

    private Marks() {}
}
