package orrery.node.gpu;

import java.util.Arrays;

/**
 * A GPU's place in its tensor-parallel group.
 *
 * @param group number of the group, which is that of its replica
 * @param rank place in it, from 0
 * @param members devices in rank order
 */
public record Rank(int group, int rank, int[] members) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Rank(var g, var r, var m) && g == group && r == rank && Arrays.equals(m, members);
    }

    @Override
    public int hashCode() {
        return 31 * group + rank;
    }

    @Override
    public String toString() {
        return "rank " + rank + " of " + members.length + " in group " + group;
    }
}
