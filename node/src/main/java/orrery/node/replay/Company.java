package orrery.node.replay;

import java.util.List;
import orrery.node.collective.Reach;

/**
 * A group of ranks on the topology.
 *
 * @param ranks in the group's order
 * @param number as switches know it; -1 where they do not help
 * @param slot that tells its messages from those of other groups with a rank in common
 */
record Company(List<Integer> ranks, Reach reach, int number, int slot) {

    boolean inSwitches() {
        return number >= 0;
    }
}
