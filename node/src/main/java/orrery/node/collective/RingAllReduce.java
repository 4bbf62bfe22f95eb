package orrery.node.collective;

import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.payload.Tensor;

/**
 * All-reduce around a ring: every slice travels once around and is added to, then once around and is copied.
 *
 * <pre>
 *   round 0 … n-2     rank r sends slice (r - round) to r+1, adds its own to what comes from r-1
 *   round n-1 … 2n-3  the whole sums go around the same way
 * </pre>
 *
 * Slice c is added in the order of ranks c, c+1, …, c-1: fixed, though not the same for every slice. What comes by a faster
 * plane before its round waits for it.
 */
final class RingAllReduce implements Collective {
    private final Channel channel;
    private final long operation;
    private final float[] vector;
    private final Slices slices;
    private final Tensor[] early;
    private final long[] earlyPs;
    private int round;
    private long nowPs;

    RingAllReduce(Channel channel, long operation, float[] vector) {
        this.channel = channel;
        this.operation = operation;
        this.vector = vector;
        this.slices = new Slices(vector.length, channel.ranks());
        this.early = new Tensor[rounds()];
        this.earlyPs = new long[rounds()];
    }

    private int rounds() {
        return 2 * (channel.ranks() - 1);
    }

    @Override
    public void start(long nowPs) {
        this.nowPs = nowPs;
        send(0);
    }

    @Override
    public void on(NvlinkMessage message, long wholePs) {
        var arrived = Tag.piece(message.tag());
        early[arrived] = (Tensor) ((Store) message).payload();
        earlyPs[arrived] = wholePs;
        takeWhatCame();
    }

    private void takeWhatCame() {
        while (round < rounds() && early[round] != null) {
            nowPs = Math.max(nowPs, earlyPs[round]);
            take(early[round], slice(channel.rank() - 1 - round));
            early[round++] = null;
            if (round < rounds()) {
                send(round);
            }
        }
    }

    private void take(Tensor came, int slice) {
        if (round < channel.ranks() - 1) {
            addOwn(came, slices.from(slice));
        } else {
            slices.paste(came, vector, slice);
        }
    }

    private void addOwn(Tensor sum, int from) {
        for (var i = 0; i < sum.length(); i++) {
            vector[from + i] = sum.at(i) + vector[from + i];
        }
    }

    private void send(int inRound) {
        var payload = slices.cut(vector, slice(channel.rank() - inRound));
        channel.store(nowPs, (channel.rank() + 1) % channel.ranks(), Tag.of(operation, inRound), payload);
    }

    private int slice(int number) {
        return Math.floorMod(number, channel.ranks());
    }

    @Override
    public boolean done() {
        return round == rounds();
    }

    @Override
    public long donePs() {
        return nowPs;
    }

    @Override
    public float[] result() {
        return vector;
    }
}
