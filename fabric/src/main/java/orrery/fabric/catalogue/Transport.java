package orrery.fabric.catalogue;

import orrery.protocol.units.SimDuration;

/**
 * How adapters and switches of a scale-out network keep their queues short, and recover what was lost.
 *
 * @param markAbove waiting time at an output above which packets are marked (ECN), the first with probability zero
 * @param markAllAbove waiting time above which every packet is marked
 * @param markMost probability just below that
 * @param gain weight of a mark in the sender's running estimate of congestion
 * @param notificationInterval a receiver tells a sender of marks so often at most
 * @param forgetInterval the estimate shrinks after so long without a notification
 * @param increaseInterval a sender raises its rate so often
 * @param fastRecoveries raises that halve the way back to the rate before the cut
 * @param increase what is added to that rate with every raise after those, as a share of the line's
 * @param leastRate no sender is slower, as a share of the line's rate
 * @param bufferShare of the free packet memory of a switch, what one neighbour or one output may take
 * @param timeout after which a sender repeats what nobody acknowledged
 * @param retries timeouts one after the other, without an acknowledgement between them, that a sender bears; then it gives up
 */
public record Transport(
        String name,
        SimDuration markAbove,
        SimDuration markAllAbove,
        Fraction markMost,
        Fraction gain,
        SimDuration notificationInterval,
        SimDuration forgetInterval,
        SimDuration increaseInterval,
        int fastRecoveries,
        Fraction increase,
        Fraction leastRate,
        Fraction bufferShare,
        SimDuration timeout,
        int retries) {

    /** The same for senders that give up after a time: with as many timeouts in it. */
    public Transport givingUpAfter(SimDuration patience) {
        return new Transport(
                name,
                markAbove,
                markAllAbove,
                markMost,
                gain,
                notificationInterval,
                forgetInterval,
                increaseInterval,
                fastRecoveries,
                increase,
                leastRate,
                bufferShare,
                new SimDuration(Math.max(1, patience.picos() / (retries + 1))),
                retries);
    }
}
