package orrery.node.schedule;

import orrery.node.schedule.Action.Take;

/**
 * Every rank tells every other that its data is staged, and hears the same from them; no data moves.
 *
 * <pre>
 *   staged ──notice──▶ telling ──a message without data each──▶ hearing ──notice──▶ over
 * </pre>
 */
final class Announcement {
    private Announcement() {}

    /** Waits until what it staged itself can be noticed, then tells the others. */
    static final class Telling extends Round {
        private final int rank;
        private final int ranks;
        private final int lane;

        /** @param lane its own number; {@link Hearing} is the next */
        Telling(int rank, int ranks, int lane) {
            super(2, 1, 1);
            this.rank = rank;
            this.ranks = ranks;
            this.lane = lane;
        }

        @Override
        void act(int step, int part, Action action) {
            action.elements(0);
            if (step == 0) {
                action.send(rank, lane, 0);
                return;
            }
            action.receive(0, 1, Take.AWAIT);
            for (var distance = 1; distance < ranks; distance++) {
                action.send((rank + distance) % ranks, lane + 1, distance - 1);
            }
        }
    }

    /** Waits for all others. */
    static final class Hearing extends Round {
        private final int others;

        Hearing(int ranks) {
            super(1, 1, 1);
            this.others = ranks - 1;
        }

        @Override
        void act(int step, int part, Action action) {
            action.elements(0).receive(0, others, Take.AWAIT);
        }
    }
}
