package orrery.node.schedule;

import java.util.ArrayList;
import java.util.List;
import orrery.node.schedule.Action.Take;
import orrery.node.schedule.Action.Way;

/**
 * All-reduce that the switches add and multicast for (NVLink SHARP), as NCCL does it: through a buffer that the switches may
 * reach, a round at a time. Every rank owns one slice; a round is as long a stretch of every slice.
 *
 * <pre>
 *   lane        each round
 *   0           copies the round's data into the buffer, fences, tells the switches that it is there
 *   1 … asked   when all ranks' is there: asks the switches for the sum of its part, hands that to them for everyone
 *   last        copies the round's sums out of the buffer
 * </pre>
 *
 * <p>The lanes work side by side, with thread blocks of their own. Several ask, because requests and multicasts share the
 * links in small packets: while one's multicast comes down, another's addends go up.
 */
public final class NvlsAllReduce {
    private final int rank;
    private final int ranks;
    private final int asked;
    private final Cut rounds;
    private final Cut parts;

    private NvlsAllReduce(int rank, int ranks, Cut rounds, int asked) {
        this.rank = rank;
        this.ranks = ranks;
        this.asked = asked;
        this.rounds = rounds;
        this.parts = new Cut(rounds.elements(), rounds.slices(), Math.multiplyExact(rounds.parts(), asked));
    }

    /**
     * @param rounds slices of the data, one a rank, cut into as many parts as there are rounds
     * @param asked parts of a round that a rank asks for at a time
     */
    public static Schedule of(int rank, int ranks, Cut rounds, int asked) {
        return new NvlsAllReduce(rank, ranks, rounds, asked).schedule();
    }

    private Schedule schedule() {
        var lanes = new ArrayList<Lane>(List.of(new Staging()));
        for (var part = 0; part < asked; part++) {
            lanes.add(new Asking(part));
        }
        lanes.add(new Gathering());
        return new Schedule(lanes, 1, new Held());
    }

    /** On an asking lane, the answer to a round's barrier comes before its sum. */
    private static int barrier(int round) {
        return 2 * round;
    }

    private static int sum(int round) {
        return 2 * round + 1;
    }

    /** Of all ranks' slices. */
    private long elements(int round) {
        var elements = 0L;
        for (var slice = 0; slice < ranks; slice++) {
            elements += rounds.length(slice, round);
        }
        return elements;
    }

    /** Lane 1 asks for the first part of every round. */
    private int part(int lane, int round) {
        return round * asked + lane - 1;
    }

    private final class Held implements Schedule.Held {
        @Override
        public long from(int requester, int lane, int piece) {
            return parts.from(requester, part(lane, piece / 2));
        }

        @Override
        public long elements(int requester, int lane, int piece) {
            return parts.length(requester, part(lane, piece / 2));
        }
    }

    /** What the first step writes, the second fences, waiting for its own lane; every asking lane is told. */
    private final class Staging extends Round {
        Staging() {
            super(1 + asked, rounds.parts(), 1);
        }

        @Override
        void act(int step, int round, Action action) {
            switch (step) {
                case 0 -> action.elements(NvlsAllReduce.this.elements(round)).send(rank, 0, round);
                case 1 -> action.elements(0).receive(round, 1, Take.AWAIT).through(Way.BARRIER, step, barrier(round));
                default -> action.elements(0).through(Way.BARRIER, step, barrier(round));
            }
        }
    }

    private final class Asking extends Round {
        private final int lane;

        Asking(int part) {
            super(2, rounds.parts(), 1);
            this.lane = 1 + part;
        }

        @Override
        void act(int step, int round, Action action) {
            var part = part(lane, round);
            action.elements(parts.length(rank, part));
            if (step == 0) {
                action.receive(barrier(round), 1, Take.AWAIT).through(Way.LOAD_REDUCE, lane, sum(round));
            } else {
                action.receive(sum(round)).through(Way.MULTICAST, 1 + asked, part * ranks + rank);
            }
            action.unnoticed(); // a load returns to the thread that waits for it
        }
    }

    private final class Gathering extends Round {
        Gathering() {
            super(1, rounds.parts(), 1);
        }

        @Override
        void act(int step, int round, Action action) {
            var pieces = asked * ranks;
            action.elements(NvlsAllReduce.this.elements(round)).receive(round * pieces, pieces, Take.LAND);
        }

        @Override
        public long landsAt(int piece) {
            return parts.from(piece % ranks, piece / ranks);
        }
    }
}
