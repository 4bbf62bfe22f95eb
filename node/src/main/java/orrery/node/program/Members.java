package orrery.node.program;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.node.plan.Cut;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;

/**
 * Who is in a group, in rank order. Every member of a group sees the same list.
 *
 * <p>With attention 2 (tensor) x 2 (context) x 2 (data), and feed-forward 8 (tensor):
 *
 * <pre>
 *   rank                0  1  2  3  4  5  6  7
 *   ATTENTION          [0  1  2  3][4  5  6  7]
 *   CONTEXT of 1           1     3
 *   FEED_FORWARD       [0  1  2  3  4  5  6  7]
 *   FEED_FORWARD_ROWS of 1 1           5
 * </pre>
 *
 * @param cut of the copies whose seats are asked for
 */
public record Members(Cut cut) {

    /**
     * The members of a seat's group of a kind, the seat among them.
     *
     * @param group of a kind that the seat's program has
     */
    public List<Seat> of(Seat seat, Group group) {
        requireOneOfIts(seat, group);
        return switch (group) {
            case ATTENTION -> consecutive(seat, cut.groupRanks());
            case CONTEXT ->
                alike(consecutive(seat, cut.groupRanks()), seat, cut.attention().tensor());
            case FEED_FORWARD -> consecutive(seat, cut.feedForward().tensor());
            case FEED_FORWARD_ROWS -> alike(consecutive(seat, cut.feedForward().tensor()), seat, cut.groupRanks());
            case STAGE -> side(seat, Side.ATTENTION).toList();
            case STAGE_ROWS -> alike(side(seat, Side.ATTENTION).toList(), seat, cut.groupRanks());
            case EXPERTS ->
                Stream.of(Side.values()).flatMap(side -> side(seat, side)).toList();
            case NEXT_STAGE -> stages(seat, seat.stage(), Math.min(seat.stage() + 1, cut.pipeline() - 1));
            case PREVIOUS_STAGE -> stages(seat, Math.max(seat.stage() - 1, 0), seat.stage());
        };
    }

    private void requireOneOfIts(Seat seat, Group group) {
        if (!has(seat, group)) {
            throw new IllegalArgumentException(seat + " is in no group " + group + " of " + cut);
        }
    }

    /**
     * Whether a seat can be in a group of a kind: feed-forward devices of its own do nothing but exchange, and attention's
     * then have no dense blocks to share.
     */
    public boolean has(Seat seat, Group group) {
        var isExchange = group == Group.EXPERTS || group == Group.NEXT_STAGE || group == Group.PREVIOUS_STAGE;
        var isDense = group == Group.FEED_FORWARD || group == Group.FEED_FORWARD_ROWS;
        return isExchange || seat.side() == Side.ATTENTION && !(isDense && cut.separate());
    }

    /** Among so many that lie side by side. */
    private static List<Seat> consecutive(Seat seat, int ranks) {
        var first = seat.rank() - seat.rank() % ranks;
        return IntStream.range(first, first + ranks)
                .mapToObj(rank -> at(seat, seat.side(), rank))
                .toList();
    }

    /** Those that have the same place as the seat in their runs of {@code period} ranks. */
    private static List<Seat> alike(List<Seat> seats, Seat seat, int period) {
        return seats.stream()
                .filter(other -> other.rank() % period == seat.rank() % period)
                .toList();
    }

    private Stream<Seat> side(Seat seat, Side side) {
        var ranks = side == Side.ATTENTION ? cut.attentionRanks() : cut.stageRanks() - cut.attentionRanks();
        return IntStream.range(0, ranks).mapToObj(rank -> at(seat, side, rank));
    }

    private static List<Seat> stages(Seat seat, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(stage -> new Seat(seat.copy(), stage, seat.side(), seat.rank()))
                .toList();
    }

    private static Seat at(Seat seat, Side side, int rank) {
        return new Seat(seat.copy(), seat.stage(), side, rank);
    }
}
