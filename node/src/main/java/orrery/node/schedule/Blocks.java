package orrery.node.schedule;

/** Which part of a rank's input goes to which rank, and where in its output comes what from which. */
public interface Blocks {
    long sendFrom(int peer);

    long sent(int peer);

    long receiveAt(int peer);

    long received(int peer);

    /** Elements that any rank sends to any other at most. */
    long longest();

    default long sentToAll(int ranks) {
        return sendFrom(ranks - 1) + sent(ranks - 1);
    }

    default long receivedFromAll(int ranks) {
        return receiveAt(ranks - 1) + received(ranks - 1);
    }

    /** As many elements for every rank. */
    record Even(long each) implements Blocks {
        @Override
        public long sendFrom(int peer) {
            return peer * each;
        }

        @Override
        public long sent(int peer) {
            return each;
        }

        @Override
        public long receiveAt(int peer) {
            return peer * each;
        }

        @Override
        public long received(int peer) {
            return each;
        }

        @Override
        public long longest() {
            return each;
        }
    }

    /** One block, to whoever is asked about, and one from them. */
    record Whole(long elements) implements Blocks {
        @Override
        public long sendFrom(int peer) {
            return 0;
        }

        @Override
        public long sent(int peer) {
            return elements;
        }

        @Override
        public long receiveAt(int peer) {
            return 0;
        }

        @Override
        public long received(int peer) {
            return elements;
        }

        @Override
        public long longest() {
            return elements;
        }
    }
}
