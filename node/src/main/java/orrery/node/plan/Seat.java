package orrery.node.plan;

/**
 * One device's place in one copy of a model.
 *
 * @param copy which copy (replica), counted over all pools
 * @param stage of the pipeline
 * @param side whether it has attention's part, or, where that is on devices of its own, feed-forward's
 * @param rank in the stage's side, from 0
 */
public record Seat(int copy, int stage, Side side, int rank) {

    public enum Side {
        /** Embedding, mixers, head, and feed-forward too unless that is separate. */
        ATTENTION,
        /** Feed-forward blocks alone. */
        FEED_FORWARD
    }

    /** Which of the groups with sequences of their own. */
    public int dataRank(Cut cut) {
        return rank / (cut.attention().tensor() * cut.attention().context());
    }

    /** Which part of every cache's positions. */
    public int contextRank(Cut cut) {
        return rank / cut.attention().tensor() % cut.attention().context();
    }

    /** Which of the heads. */
    public int tensorRank(Cut cut) {
        return rank % cut.attention().tensor();
    }

    /** Which of the experts. */
    public int expertRank(Cut cut) {
        return rank / cut.feedForward().tensor();
    }

    /** Which part of a network's or an expert's width. */
    public int feedForwardTensorRank(Cut cut) {
        return rank % cut.feedForward().tensor();
    }
}
