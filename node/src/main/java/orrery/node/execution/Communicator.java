package orrery.node.execution;

import orrery.node.collective.Reach;

/**
 * A rank's place in one of its groups.
 *
 * @param reach how the members reach each other; they share one
 * @param rank in the group
 * @param switchGroup the group's number, as switches know it; -1 where they do not add for it
 */
record Communicator(Reach reach, int rank, int switchGroup) {
    boolean switchesReduce() {
        return switchGroup >= 0;
    }
}
