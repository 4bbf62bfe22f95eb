package orrery.node.collective;

import orrery.protocol.link.NvlinkMessage;

/** A collective of one rank: its vector is the sum, at once. */
record Alone(long donePs, float[] result) implements Collective {
    @Override
    public void start(long nowPs) {
        // nothing to send, nobody to wait for
    }

    @Override
    public void on(NvlinkMessage message, long wholePs) {
        throw new IllegalStateException("a group of one was sent " + message);
    }

    @Override
    public boolean done() {
        return true;
    }
}
