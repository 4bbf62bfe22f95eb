package orrery.node.collective;

import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.link.NvlinkMessage.Contribution;
import orrery.protocol.link.NvlinkMessage.Fetch;
import orrery.protocol.link.NvlinkMessage.LoadReduce;
import orrery.protocol.link.NvlinkMessage.Multicast;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.payload.Nothing;
import orrery.protocol.payload.Tensor;

/**
 * All-reduce by NVLS, as {@code multimem.ld_reduce} and {@code multimem.st} do it.
 *
 * <pre>
 *   all ranks   ──Contribution(nothing)──▶ switch ──Multicast──▶ all ranks       a barrier: everyone's data is there
 *   owner       ──LoadReduce(slice)──────▶ switch ──Fetch──────▶ all ranks
 *   all ranks   ──Contribution(slice)────▶ switch adds ──Store─▶ owner
 *   owner       ──Multicast(sum)─────────▶ switch ─────────────▶ all ranks
 * </pre>
 *
 * Slice s belongs to plane s and to rank s modulo the ranks; there are as many slices as planes, or as packets where the
 * vector has fewer. A switch adds what its ports bring in rank order; where a tree of switches adds, the members below each
 * leaf are added first, then the leaves: {@code (rank 0 + rank 1) + (rank 2 + rank 3)}.
 *
 * <p>Planes do not wait for each other: a fetch or a sum may come by one plane before the barrier comes by another, which
 * does no harm, since it shows that the barrier was passed.
 */
final class InSwitchAllReduce implements Collective {
    private final Channel channel;
    private final long operation;
    private final float[] vector;
    private final Slices slices;
    private final Tensor[] sums;
    private int sumsMissing;
    private boolean passedBarrier;
    private long donePs;

    InSwitchAllReduce(Channel channel, long operation, float[] vector) {
        this.channel = channel;
        this.operation = operation;
        this.vector = vector;
        var packets = Math.ceilDiv(4L * vector.length, channel.packetBytes());
        this.slices = new Slices(vector.length, (int) Math.clamp(packets, 1, channel.planes()));
        this.sums = new Tensor[slices.count()];
        this.sumsMissing = slices.count();
    }

    private int barrier() {
        return slices.count();
    }

    @Override
    public void start(long nowPs) {
        var plane = (int) (operation % channel.planes());
        var tag = Tag.of(operation, barrier());
        channel.toSwitch(nowPs, plane, new Contribution(channel.group(), channel.device(), tag, Nothing.INSTANCE));
    }

    @Override
    public void on(NvlinkMessage message, long wholePs) {
        var piece = Tag.piece(message.tag());
        switch (message) {
            case Fetch _ -> contribute(piece, wholePs);
            case Store store -> spread(piece, (Tensor) store.payload(), wholePs);
            case Multicast multicast -> {
                if (piece == barrier()) {
                    loadOwnSlices(wholePs);
                } else {
                    take(piece, (Tensor) multicast.payload(), wholePs);
                }
            }
            case LoadReduce _, Contribution _ ->
                throw new IllegalStateException("a GPU was sent what only a switch understands: " + message);
        }
    }

    private void loadOwnSlices(long nowPs) {
        passedBarrier = true;
        for (var slice = channel.rank(); slice < slices.count(); slice += channel.ranks()) {
            var request = new LoadReduce(channel.group(), channel.device(), Tag.of(operation, slice));
            channel.toSwitch(nowPs, slice, request);
        }
    }

    private void contribute(int slice, long nowPs) {
        var tag = Tag.of(operation, slice);
        var addend = new Contribution(channel.group(), channel.device(), tag, slices.view(vector, slice));
        channel.toSwitch(nowPs, slice, addend);
    }

    private void spread(int slice, Tensor total, long nowPs) {
        var tag = Tag.of(operation, slice);
        channel.toSwitch(nowPs, slice, new Multicast(channel.group(), channel.device(), tag, total));
    }

    private void take(int slice, Tensor total, long wholePs) {
        sums[slice] = total;
        donePs = Math.max(donePs, wholePs);
        sumsMissing--;
    }

    @Override
    public boolean done() {
        return passedBarrier && sumsMissing == 0;
    }

    @Override
    public long donePs() {
        return donePs;
    }

    @Override
    public float[] result() {
        var sum = new float[vector.length];
        for (var slice = 0; slice < sums.length; slice++) {
            slices.paste(sums[slice], sum, slice);
        }
        return sum;
    }
}
