package orrery.fabric.link;

import orrery.fabric.catalogue.Fraction;

/**
 * Packet memory that the ports of one device share by dynamic thresholds: nobody may hold more than a share of what is
 * free, so the more is taken the less each may have (Choudhury and Hahne, IEEE/ACM Transactions on Networking, 1998).
 *
 * @param bytes of the whole memory, without the headroom kept for what is in flight when a neighbour is told to stop
 * @param share of the free memory that one neighbour or one output may take
 * @param pauses whether whoever reaches the threshold is told to stop (PFC); otherwise what is too much is dropped
 */
public record SharedBuffer(long bytes, Fraction share, boolean pauses) {
    public SharedBuffer {
        if (bytes < 1 || share.numerator() < 1) {
            throw new IllegalArgumentException(
                    "a shared buffer needs a size and a share, found " + bytes + " B and " + share);
        }
    }

    /** What one may hold while all together hold so much. */
    public long threshold(long heldByAll) {
        return Math.max(0, bytes - heldByAll) * share.numerator() / share.denominator();
    }

    /** Whether a newcomer finds no room at an output that already has so much waiting. */
    public boolean isFull(long waiting, long newcomer, long heldByAll) {
        return waiting + newcomer > threshold(heldByAll) || heldByAll + newcomer > bytes;
    }
}
