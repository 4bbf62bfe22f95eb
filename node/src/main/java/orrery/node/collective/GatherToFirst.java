package orrery.node.collective;

import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.payload.Tensor;

/**
 * Every rank stores its columns at rank 0, which puts them side by side in rank order: {@code (rows, ranks * columns)}. The
 * others get nothing, and are done when they have sent.
 */
final class GatherToFirst implements Collective {
    private final Channel channel;
    private final long operation;
    private final int rows;
    private final float[] own;
    private final float[] whole; // (rows, ranks * columns), or null
    private int missing;
    private long donePs;

    /**
     * @param own (rows, columns) of this rank; every rank has as many columns
     */
    GatherToFirst(Channel channel, long operation, int rows, float[] own) {
        this.channel = channel;
        this.operation = operation;
        this.rows = rows;
        this.own = own;
        this.whole = channel.rank() == 0 ? new float[own.length * channel.ranks()] : null;
        this.missing = channel.rank() == 0 ? channel.ranks() : 1;
    }

    @Override
    public void start(long nowPs) {
        if (channel.rank() == 0) {
            take(0, Tensor.of(own), nowPs);
        } else {
            channel.store(nowPs, 0, Tag.of(operation, channel.rank()), Tensor.of(own));
            donePs = nowPs;
            missing--;
        }
    }

    @Override
    public void on(NvlinkMessage message, long wholePs) {
        take(Tag.piece(message.tag()), (Tensor) ((Store) message).payload(), wholePs);
    }

    private void take(int rank, Tensor columns, long wholePs) {
        var width = columns.length() / rows;
        for (var row = 0; row < rows; row++) {
            columns.copyTo(row * width, width, whole, (row * channel.ranks() + rank) * width);
        }
        donePs = Math.max(donePs, wholePs);
        missing--;
    }

    @Override
    public boolean done() {
        return missing == 0;
    }

    @Override
    public long donePs() {
        return donePs;
    }

    @Override
    public float[] result() {
        return whole;
    }
}
