package orrery.node.schedule;

import java.util.ArrayList;
import java.util.List;
import orrery.node.schedule.Action.Take;
import orrery.node.schedule.Action.Way;

/**
 * Collectives that the switches add and multicast for (NVLink SHARP), as {@code multimem.ld_reduce} and
 * {@code multimem.st} do it. Every rank owns one slice, and asks for several parts of it at a time.
 *
 * <pre>
 *   every rank  ──here──────────▶ switches ──all are here──▶ every rank
 *   owner       ──LoadReduce────▶ switches ──Fetch─────────▶ every rank
 *   every rank  ──its part──────▶ switches add ────────────▶ owner
 *   owner       ──the sum───────▶ switches ────────────────▶ every rank        (all-reduce only)
 * </pre>
 *
 * <p>The last lane is where multicasts land; the others work side by side on parts of the slice, in turn.
 */
public final class Nvls {
    private Nvls() {}

    /**
     * @param outstanding parts that a rank asks for at a time
     */
    public static Schedule allReduce(int rank, int ranks, Cut slices, int outstanding) {
        var width = Math.min(outstanding, slices.parts());
        var lanes = askers(rank, slices, width, new MulticastIt(rank, ranks, width));
        lanes.add(new Landing(slices, ranks, ranks));
        return new Schedule(lanes, 1, new OwnedParts(slices, width));
    }

    /** @param outstanding parts that a rank asks for at a time */
    public static Schedule reduceScatter(int rank, Cut slices, int outstanding) {
        var width = Math.min(outstanding, slices.parts());
        var lanes = askers(rank, slices, width, new KeepIt(rank, slices));
        return new Schedule(lanes, 1, new OwnedParts(slices, width));
    }

    /** @param slices of the output; every slice is one rank's input */
    public static Schedule allGather(int rank, int ranks, Cut slices) {
        return Schedule.of(
                new Sequence(new Barrier(rank, 1), new Multicast(slices, rank, ranks, rank)),
                new Landing(slices, ranks, ranks));
    }

    /** From rank 0. */
    public static Schedule broadcast(int rank, Cut whole) {
        var barrier = new Barrier(rank, 1);
        return Schedule.of(
                rank == 0 ? new Sequence(barrier, new Multicast(whole, 0, 1, 0)) : barrier, new Landing(whole, 1, 1));
    }

    /** What is done with a sum. */
    private interface Use {
        void of(int part, Action action);
    }

    /** It goes to everybody, into the lane after the askers'. */
    private record MulticastIt(int rank, int ranks, int lane) implements Use {
        @Override
        public void of(int part, Action action) {
            action.through(Way.MULTICAST, lane, part * ranks + rank);
        }
    }

    /** It is all that this rank keeps. */
    private record KeepIt(int rank, Cut slices) implements Use {
        @Override
        public void of(int part, Action action) {
            action.keep(slices.from(rank, part) - slices.from(rank));
        }
    }

    private static List<Lane> askers(int rank, Cut slices, int width, Use use) {
        var lanes = new ArrayList<Lane>();
        for (var lane = 0; lane < width; lane++) {
            var first = lane == 0 ? new Barrier(rank, width) : new Admitted();
            lanes.add(new Sequence(first, new Asker(slices, rank, lane, width, use)));
        }
        return lanes;
    }

    /** Which part of a requester's slice a fetch means: piece 0 of every lane is the barrier's. */
    private record OwnedParts(Cut slices, int width) implements Schedule.Held {
        @Override
        public long from(int requester, int lane, int piece) {
            return slices.from(requester, (piece - 1) * width + lane);
        }

        @Override
        public long elements(int requester, int lane, int piece) {
            return slices.length(requester, (piece - 1) * width + lane);
        }
    }

    /** Asks for every so-manieth part of its slice, and uses the sum before it asks again. */
    private static final class Asker implements Lane {
        private final Cut slices;
        private final int rank;
        private final int lane;
        private final int width;
        private final Use use;
        private int asked;
        private boolean waiting;

        Asker(Cut slices, int rank, int lane, int width, Use use) {
            this.slices = slices;
            this.rank = rank;
            this.lane = lane;
            this.width = width;
            this.use = use;
        }

        @Override
        public boolean next(Action action) {
            var part = asked * width + lane;
            if (part >= slices.parts()) {
                return false;
            }
            action.elements(slices.length(rank, part));
            if (waiting) {
                use.of(part, action.receive(1 + asked++));
            } else {
                action.through(Way.LOAD_REDUCE, lane, 1 + asked);
            }
            waiting = !waiting;
            return true;
        }
    }

    /** Multicasts this rank's data, part by part. */
    private static final class Multicast extends Round {
        private final Cut slices;
        private final int slice;
        private final int sources;
        private final int place;

        Multicast(Cut slices, int slice, int sources, int place) {
            super(1, slices.parts(), 1);
            this.slices = slices;
            this.slice = slice;
            this.sources = sources;
            this.place = place;
        }

        @Override
        void act(int step, int part, Action action) {
            action.elements(slices.length(slice, part))
                    .own(slices.from(slice, part) - slices.from(slice))
                    .through(Way.MULTICAST, 1, part * sources + place);
        }
    }

    /** Waits until every rank is here, then lets the other lanes of this rank go on. */
    private static final class Barrier extends Round {
        private final int rank;
        private final int lanes;

        Barrier(int rank, int lanes) {
            super(2, 1, 1);
            this.rank = rank;
            this.lanes = lanes;
        }

        @Override
        void act(int step, int part, Action action) {
            action.elements(0);
            if (step == 0) {
                action.through(Way.BARRIER, 0, 0);
            } else {
                action.receive(0, 1, Take.AWAIT);
                for (var lane = 1; lane < lanes; lane++) {
                    action.send(rank, lane, 0);
                }
            }
        }
    }

    /** Waits until the first lane of this rank is through the barrier. */
    private static final class Admitted extends Round {
        Admitted() {
            super(1, 1, 1);
        }

        @Override
        void act(int step, int part, Action action) {
            action.elements(0).receive(0, 1, Take.AWAIT).unnoticed();
        }
    }
}
