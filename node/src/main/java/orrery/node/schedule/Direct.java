package orrery.node.schedule;

/**
 * Collectives where every rank stores straight into every other's memory, in one step or two.
 *
 * <pre>
 *   one shot   rank r ──all of its data────▶ every rank, which adds it all itself
 *   two shots  rank r ──slice j of its data─▶ rank j, which adds        (a reduce-scatter)
 *              rank j ──sum of slice j──────▶ every rank                (an all-gather)
 * </pre>
 */
public final class Direct {
    private Direct() {}

    /** Ranks of which every one sends to this one: who sends what as which piece. */
    record Group(int ranks, int sources) {
        static Group everyone(int ranks) {
            return new Group(ranks, ranks - 1);
        }

        /** The sources of a rank are all others in rank order, or one alone. */
        int piece(int source, int receiver, int part) {
            var place = sources == 1 ? 0 : source < receiver ? source : source - 1;
            return part * sources + place;
        }
    }

    /** Every rank gets everything and adds it itself. */
    public static Schedule oneShot(int rank, int ranks, Cut whole) {
        var group = Group.everyone(ranks);
        return Schedule.of(new SumAll(rank, group, whole, 0, 0, -1), new Spread(rank, group, whole, 0, -1));
    }

    /** Every rank adds its slice and hands it to everyone. */
    public static Schedule twoShot(int rank, int ranks, Cut slices) {
        var group = Group.everyone(ranks);
        return Schedule.of(
                new SumAll(rank, group, slices, rank, slices.from(rank), 1),
                new Landing(slices, ranks - 1, rank),
                new Scatter(rank, group, slices, 0));
    }

    public static Schedule reduceScatter(int rank, int ranks, Cut slices) {
        var group = Group.everyone(ranks);
        return Schedule.of(new SumAll(rank, group, slices, rank, 0, -1), new Scatter(rank, group, slices, 0));
    }

    /** @param slices of the output; every slice is one rank's input */
    public static Schedule allGather(int rank, int ranks, Cut slices) {
        var own = new Cut(slices.length(rank), 1, slices.parts());
        return Schedule.of(
                new Landing(slices, ranks - 1, rank),
                new Spread(rank, Group.everyone(ranks), own, 0, slices.from(rank)));
    }

    /** From rank 0. */
    public static Schedule broadcast(int rank, int ranks, Cut whole) {
        return rank == 0
                ? Schedule.of(new Spread(0, new Group(ranks, 1), whole, 0, 0))
                : Schedule.of(new Landing(whole, 1, 1));
    }

    /** To rank 0. */
    public static Schedule reduce(int rank, int ranks, Cut whole) {
        var group = Group.everyone(ranks);
        return rank == 0
                ? Schedule.of(new SumAll(0, group, whole, 0, 0, -1))
                : Schedule.of(new SendTo(rank, group, whole));
    }

    /** Sends all of its data to rank 0. */
    private static final class SendTo extends Round {
        private final int rank;
        private final Group group;
        private final Cut whole;

        SendTo(int rank, Group group, Cut whole) {
            super(1, whole.parts(), 1);
            this.rank = rank;
            this.group = group;
            this.whole = whole;
        }

        @Override
        void act(int step, int part, Action action) {
            action.elements(whole.length(0, part)).own(whole.from(0, part)).send(0, 0, group.piece(rank, 0, part));
        }
    }
}
