package orrery.node.schedule;

/**
 * Blocks of different lengths, one after the other in rank order, in the input as in the output.
 *
 * @param sendFrom (ranks + 1) where the block for each rank begins, the end last
 * @param receiveAt (ranks + 1) where the block of each rank goes, the end last
 * @param longest elements that any rank sends to any other at most
 */
public record UnevenBlocks(long[] sendFrom, long[] receiveAt, long longest) implements Blocks {

    /** How many elements a rank sends to another; the same answer on every rank. */
    public interface Counts {
        long of(int source, int destination);

        /** The most that it ever is. */
        long longest();
    }

    /** Those of one rank. */
    public static UnevenBlocks of(int rank, int ranks, Counts counts) {
        var sendFrom = new long[ranks + 1];
        var receiveAt = new long[ranks + 1];
        for (var peer = 0; peer < ranks; peer++) {
            sendFrom[peer + 1] = sendFrom[peer] + counts.of(rank, peer);
            receiveAt[peer + 1] = receiveAt[peer] + counts.of(peer, rank);
        }
        return new UnevenBlocks(sendFrom, receiveAt, counts.longest());
    }

    @Override
    public long sendFrom(int peer) {
        return sendFrom[peer];
    }

    @Override
    public long sent(int peer) {
        return sendFrom[peer + 1] - sendFrom[peer];
    }

    @Override
    public long receiveAt(int peer) {
        return receiveAt[peer];
    }

    @Override
    public long received(int peer) {
        return receiveAt[peer + 1] - receiveAt[peer];
    }
}
