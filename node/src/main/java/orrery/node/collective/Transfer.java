package orrery.node.collective;

import orrery.node.schedule.PointToPoint;
import orrery.node.schedule.Schedule;

/**
 * Data that goes from one rank to one other, as both ends see it.
 *
 * @param number among all transfers from that rank to that other, as both count
 * @param from rank of the sender in the reach
 * @param to rank of the receiver in the reach
 * @param count elements
 * @param reach of all ranks among which there are transfers
 */
public record Transfer(int number, int from, int to, Choice choice, ElementType elementType, long count, Reach reach) {
    /** The slot that no group of ranks has. */
    static final int SLOT = CollectiveTask.SLOTS - 1;

    private static final int NO_GROUP = -1;

    CollectiveTask task() {
        return new CollectiveTask(
                number,
                NO_GROUP,
                SLOT,
                Operation.SEND_RECEIVE,
                choice,
                elementType,
                Width.of(elementType),
                count,
                reach,
                0);
    }

    Schedule schedule(int rank) {
        var part = Math.max(1, choice.sliceBytes() / elementType.bytes());
        return rank == from ? PointToPoint.sending(to, count, part) : PointToPoint.receiving(count, part);
    }
}
