package orrery.node.feasibility;

import orrery.node.architecture.Architecture;
import orrery.node.architecture.Block;
import orrery.node.architecture.Dense;
import orrery.node.architecture.Experts;
import orrery.node.architecture.GroupedAttention;
import orrery.node.architecture.LatentAttention;
import orrery.node.architecture.StateSpace;
import orrery.node.format.Formats;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;
import orrery.node.plan.Shares;
import orrery.node.plan.Stages;

/**
 * An estimate of what a step needs beside weights and cache: residual stream, partial and gathered rows, what the widest block
 * has between its products, and float32 logits. An engine that reuses buffers less cleverly needs more.
 */
record Workspace(Architecture architecture, Cut cut, Formats formats) {

    /** @param rows most new tokens of one step of the copy */
    long bytes(Seat seat, int rows) {
        var shares = new Shares(cut, seat);
        long own = Math.ceilDiv(rows, cut.attention().data());
        long gathered = seat.side() == Side.ATTENTION && !sharesRows() ? own : rows;
        var hidden = formats.stream().rowBytes(architecture.hidden());
        var widest = Stages.blocks(architecture, cut, seat.stage()).stream()
                .map(architecture.blocks()::get)
                .mapToLong(block -> between(shares, block, seat.side()))
                .max()
                .orElse(0);
        var streams = Math.addExact(Math.multiplyExact(2 * own, hidden), Math.multiplyExact(gathered, hidden));
        var inside = Math.multiplyExact(gathered, formats.stream().rowBytes(widest));
        return Math.addExact(Math.addExact(streams, inside), logits(seat, shares, own));
    }

    /** Whether ranks work on rows of other data groups. */
    private boolean sharesRows() {
        return cut.attention().data() > 1
                && (cut.denseRanks() > cut.groupRanks() || cut.feedForward().exchange() == Exchange.GATHER);
    }

    /** Elements of one row between the products of a block. */
    private static long between(Shares shares, Block block, Side side) {
        return switch (block) {
            case GroupedAttention mixer
            when side == Side.ATTENTION ->
                (shares.heads(mixer).count() + 2L * shares.keyValueHeads(mixer).count()) * mixer.headDim();
            case LatentAttention mixer
            when side == Side.ATTENTION -> shares.heads(mixer).count() * (long) (mixer.queryDim() + mixer.latent());
            case StateSpace mixer
            when side == Side.ATTENTION ->
                2L * shares.heads(mixer).count() * mixer.headDim()
                        + 2L * shares.groups(mixer).count() * mixer.stateSize();
            case GroupedAttention _, LatentAttention _, StateSpace _ -> 0;
            case Dense dense -> 2L * shares.width(dense).count();
            case Experts experts ->
                experts.chosen() * 2L * shares.width(experts).count();
        };
    }

    private long logits(Seat seat, Shares shares, long rows) {
        var isLast = seat.stage() == cut.pipeline() - 1 && seat.side() == Side.ATTENTION;
        return isLast
                ? Math.multiplyExact(
                        rows,
                        Float.BYTES
                                * (long) shares.vocabulary(architecture.vocabulary())
                                        .count())
                : 0;
    }
}
