package orrery.node.numerics;

import java.util.List;
import java.util.stream.IntStream;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.GroupedAttention;
import orrery.node.architecture.LatentAttention;
import orrery.node.architecture.Mixer;
import orrery.node.architecture.StateSpace;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;
import orrery.node.plan.Share;
import orrery.node.plan.Shares;
import orrery.node.plan.Stages;

/**
 * Which part of a sequence's cache one rank gives another, of a copy that may be cut differently. Both work it out alike.
 *
 * <p>A rank takes what it needs from the first rank that has it: KV heads and latent vectors may be with several. To and from
 * its own host's memory it moves all that it has.
 *
 * @param from who has the cache, in the data group that the sequence was in
 * @param to who takes it, in the data group that the sequence will be in
 */
record CachePieces(Architecture architecture, Shares from, Shares to) {

    /**
     * What is given of one block: positions below a length that are both ranks', elements of those heads that are given; or the
     * states of those heads after that length.
     *
     * @param heads KV heads of the model, or heads of states; of a latent vector one head
     */
    record Piece(int block, Share heads) {}

    /** Whether the giver has the cache of a sequence, the taker shall have it, and any of it is given. */
    boolean move(int sequence, int length) {
        return holds(from, sequence)
                && holds(to, sequence)
                && !positions(length).isEmpty()
                && !pieces().isEmpty();
    }

    private static boolean holds(Shares shares, int sequence) {
        var cut = shares.cut();
        return shares.seat().side() == Side.ATTENTION
                && shares.seat().dataRank(cut) == sequence % cut.attention().data();
    }

    /** Pieces in the order of their blocks; none where the two have nothing in common. */
    List<Piece> pieces() {
        var theirs = Stages.blocks(architecture, to.cut(), to.seat().stage());
        return Stages.blocks(architecture, from.cut(), from.seat().stage()).stream()
                .filter(theirs::contains)
                .filter(block -> architecture.blocks().get(block) instanceof Mixer)
                .map(block ->
                        new Piece(block, given((Mixer) architecture.blocks().get(block))))
                .filter(piece -> piece.heads().count() > 0)
                .toList();
    }

    private Share given(Mixer mixer) {
        return switch (mixer) {
            case GroupedAttention grouped when from.equals(to) -> from.keyValueHeads(grouped);
            case LatentAttention _ when from.equals(to) -> new Share(0, 1);
            case StateSpace states when from.equals(to) -> from.heads(states);
            case StateSpace states -> common(from.heads(states), to.heads(states));
            case GroupedAttention grouped -> common(firstHeld(grouped), to.keyValueHeads(grouped));
            case LatentAttention _ -> new Share(0, from.seat().tensorRank(from.cut()) == 0 ? 1 : 0);
        };
    }

    private static Share common(Share mine, Share theirs) {
        var start = Math.max(mine.from(), theirs.from());
        return new Share(start, Math.max(start, Math.min(mine.to(), theirs.to())));
    }

    /** KV heads of this rank that no tensor rank before it has. */
    private Share firstHeld(GroupedAttention grouped) {
        var held = from.keyValueHeads(grouped);
        var rank = from.seat().tensorRank(from.cut());
        if (rank == 0) {
            return held;
        }
        var seat = from.seat();
        var before = new Shares(from.cut(), new Seat(seat.copy(), seat.stage(), seat.side(), seat.rank() - 1));
        return new Share(Math.max(held.from(), before.keyValueHeads(grouped).to()), held.to());
    }

    /** Positions below a length that both hold, ascending. */
    List<Integer> positions(int length) {
        return IntStream.range(0, length)
                .filter(position -> has(from, position) && has(to, position))
                .boxed()
                .toList();
    }

    private static boolean has(Shares shares, int position) {
        return shares.positionsBelow(position + 1) > shares.positionsBelow(position);
    }
}
