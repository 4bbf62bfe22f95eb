package orrery.node.execution;

import java.util.Optional;
import orrery.node.program.Group;
import orrery.node.program.Node;
import orrery.node.program.Work.AllReduce;
import orrery.node.program.Work.Communicate;
import orrery.node.program.Work.GatherRows;
import orrery.node.program.Work.GatherShares;

/**
 * What follows one another: the communication of one group and micro-batch. Collectives and exchanges of a group are told
 * apart, since they name their messages each in their own way.
 *
 * @param exchange whether each rank has something else for each other rank
 */
record Line(Group group, boolean exchange, int microBatch) {
    private static final int KINDS = 9;

    /** Micro-batches whose messages can be told apart. */
    static final int MICRO_BATCHES_MOST = 3;

    /** Slots that lines take; those from here on are free. */
    static final int SLOTS = MICRO_BATCHES_MOST * KINDS;

    /** Of a node; empty where that is no communication of a group. */
    static Optional<Line> of(Node node) {
        return node.work() instanceof Communicate work
                ? Group.of(work).map(group -> new Line(group, isExchange(work), node.microBatch()))
                : Optional.empty();
    }

    private static boolean isExchange(Communicate work) {
        return !(work instanceof AllReduce || work instanceof GatherRows || work instanceof GatherShares);
    }

    /** Names the line in tags; the two ends of a hop from stage to stage have the same. */
    int slot() {
        return microBatch * KINDS + kind();
    }

    private int kind() {
        return switch (group) {
            case ATTENTION -> exchange ? 0 : 1;
            case CONTEXT -> 2;
            case FEED_FORWARD -> 3;
            case FEED_FORWARD_ROWS -> 4;
            case STAGE -> 5;
            case STAGE_ROWS -> 6;
            case EXPERTS -> 7;
            case NEXT_STAGE, PREVIOUS_STAGE -> 8;
        };
    }

    /** Whether messages that name a slot are of exchanges. */
    static boolean isExchange(int slot) {
        return switch (slot % KINDS) {
            case 0, 2, 7, 8 -> true;
            default -> false;
        };
    }
}
