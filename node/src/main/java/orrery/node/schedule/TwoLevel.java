package orrery.node.schedule;

import java.util.ArrayList;

/**
 * Collectives over several NVLink domains of equal size: within each domain by stores that everyone sends to everyone,
 * between domains along rails, so that rank i of a domain only ever talks to rank i of another.
 */
public final class TwoLevel {
    private TwoLevel() {}

    /** @param slices as many as ranks */
    public static Schedule allReduce(Levels levels, Cut slices) {
        var gather = new RailGather(levels, slices, RailReduce.LANES, true);
        var lanes = new ArrayList<>(RailReduce.lanes(levels, slices, new HandOver(levels, slices, gather)));
        lanes.addAll(gather.lanes());
        return new Schedule(lanes, 1, Schedule.Held.NOTHING);
    }

    /** This rank's slice is kept, and goes on to the gathering half. */
    private record HandOver(Levels levels, Cut slices, RailGather gather) implements RailReduce.Keep {
        @Override
        public void whole(int part, Action action) {
            action.keep(slices.from(levels.rank(), part)).send(levels.rank(), RailReduce.LANES, gather.handOver(part));
        }
    }

    /** This rank's slice is all that it keeps. */
    private record KeepOwn(int rank, Cut slices) implements RailReduce.Keep {
        @Override
        public void whole(int part, Action action) {
            action.keep(slices.from(rank, part) - slices.from(rank));
        }
    }

    /** @param slices of the input, as many as ranks */
    public static Schedule reduceScatter(Levels levels, Cut slices) {
        var lanes = RailReduce.lanes(levels, slices, new KeepOwn(levels.rank(), slices));
        return new Schedule(lanes, 1, Schedule.Held.NOTHING);
    }

    /** @param slices of the output; every slice is one rank's input */
    public static Schedule allGather(Levels levels, Cut slices) {
        return new Schedule(new RailGather(levels, slices, 0, false).lanes(), 1, Schedule.Held.NOTHING);
    }

    /** @param blocks of the input, one slice a rank, all as long */
    public static Schedule allToAll(Levels levels, Cut blocks) {
        return new Schedule(new RailForward(levels, blocks).lanes(), 1, Schedule.Held.NOTHING);
    }
}
