package orrery.node.collective;

import java.util.function.IntFunction;
import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Tensor;

/**
 * All-reduce in two shots over a domain where everyone reaches everyone.
 *
 * <pre>
 *   rank r ──slice j of its vector──▶ rank j        for every j: piece r
 *   rank j ──sum of slice j─────────▶ rank r        for every r: piece ranks + j
 * </pre>
 *
 * Every slice is added in rank order: {@code ((rank 0 + rank 1) + rank 2) + …}.
 */
final class DirectAllReduce implements Collective {
    private final Channel channel;
    private final long operation;
    private final float[] vector;
    private final Slices slices;
    private final Tensor[] addends; // by rank, this rank's slice
    private int addendsMissing;
    private int sumsMissing;
    private long addendsPs;
    private long donePs;

    DirectAllReduce(Channel channel, long operation, float[] vector) {
        this.channel = channel;
        this.operation = operation;
        this.vector = vector;
        this.slices = new Slices(vector.length, channel.ranks());
        this.addends = new Tensor[channel.ranks()];
        this.addendsMissing = channel.ranks();
        this.sumsMissing = channel.ranks();
    }

    @Override
    public void start(long nowPs) {
        sendToOthers(nowPs, 0, rank -> slices.cut(vector, rank));
        addend(channel.rank(), slices.cut(vector, channel.rank()), nowPs);
    }

    @Override
    public void on(NvlinkMessage message, long wholePs) {
        var piece = Tag.piece(message.tag());
        var payload = (Tensor) ((Store) message).payload();
        if (piece < channel.ranks()) {
            addend(piece, payload, wholePs);
        } else {
            sum(piece - channel.ranks(), payload, wholePs);
        }
    }

    private void addend(int rank, Tensor addend, long wholePs) {
        addends[rank] = addend;
        addendsPs = Math.max(addendsPs, wholePs);
        if (--addendsMissing == 0) {
            var sum = Tensor.of(sumInRankOrder());
            sendToOthers(addendsPs, channel.ranks(), _ -> sum);
            sum(channel.rank(), sum, addendsPs);
        }
    }

    private float[] sumInRankOrder() {
        var sum = addends[0].toArray();
        for (var rank = 1; rank < addends.length; rank++) {
            addends[rank].addTo(sum, 0);
        }
        return sum;
    }

    /** Another rank's sum may come before our own addends are all there: it overwrites a slice that was sent long ago. */
    private void sum(int rank, Tensor sum, long wholePs) {
        slices.paste(sum, vector, rank);
        donePs = Math.max(donePs, wholePs);
        sumsMissing--;
    }

    private void sendToOthers(long readyPs, int firstPiece, IntFunction<Payload> payloadFor) {
        for (var step = 1; step < channel.ranks(); step++) {
            var rank = (channel.rank() + step) % channel.ranks();
            channel.store(readyPs, rank, Tag.of(operation, firstPiece + channel.rank()), payloadFor.apply(rank));
        }
    }

    @Override
    public boolean done() {
        return sumsMissing == 0;
    }

    @Override
    public long donePs() {
        return donePs;
    }

    @Override
    public float[] result() {
        return vector;
    }
}
