package orrery.node.schedule;

/** One rank's data to one other rank, in parts that follow each other; the receiver's memory is written to. */
public final class PointToPoint {
    private PointToPoint() {}

    /** @param partElements elements of one message at most */
    public static Schedule sending(int to, long elements, long partElements) {
        return Schedule.of(new Sending(to, Cut.into(elements, 1, partElements)));
    }

    /** The other end of {@link #sending}. */
    public static Schedule receiving(long elements, long partElements) {
        return Schedule.of(new Receiving(Cut.into(elements, 1, partElements)));
    }

    private static final class Sending extends Round {
        private final int to;
        private final Cut whole;

        Sending(int to, Cut whole) {
            super(1, whole.parts(), 1);
            this.to = to;
            this.whole = whole;
        }

        @Override
        void act(int step, int part, Action action) {
            action.elements(whole.length(0, part)).own(whole.from(0, part)).send(to, 0, part);
        }
    }

    private static final class Receiving extends Round {
        private final Cut whole;

        Receiving(Cut whole) {
            super(1, whole.parts(), 1);
            this.whole = whole;
        }

        @Override
        void act(int step, int part, Action action) {
            action.elements(0).receive(part, 1, Action.Take.LAND);
        }

        @Override
        public long landsAt(int piece) {
            return whole.from(0, piece);
        }
    }
}
