package orrery.node.schedule;

/**
 * One of two complementary binary trees with rank 0 on top: who is a leaf in one has children in the other, so that both
 * together use every rank's links both ways (Sanders, Speck, Träff 2009).
 *
 * <pre>
 *   rank 0                 the others stand at positions 1 … ranks-1, in order from left to right
 *      └── 4               a position's height is the number of its trailing zero bits
 *        ┌─┴─┐
 *        2   6             the second tree has other ranks at the same positions
 *       ┌┴┐ ┌┴┐
 *       1 3 5 7
 * </pre>
 *
 * @param ranks of the group
 * @param second of the two trees
 */
record BinaryTree(int ranks, boolean second) {
    static final int NONE = -1;

    /** The rank above, or {@link #NONE} above rank 0. */
    int parent(int rank) {
        if (rank == 0) {
            return NONE;
        }
        var position = position(rank);
        var low = Integer.lowestOneBit(position);
        var up = position ^ low | low << 1;
        return at(up < ranks ? up : position ^ low);
    }

    /** The child on the left, or {@link #NONE}; rank 0 has none. */
    int left(int rank) {
        var low = rank == 0 ? 0 : Integer.lowestOneBit(position(rank));
        return low <= 1 ? NONE : at(position(rank) - low / 2);
    }

    /** The child on the right, or {@link #NONE}; the only one of rank 0. */
    int right(int rank) {
        if (rank == 0) {
            return ranks == 1 ? NONE : at(Integer.highestOneBit(ranks - 1));
        }
        var position = position(rank);
        var step = Integer.lowestOneBit(position) / 2;
        while (step > 0 && position + step >= ranks) {
            step /= 2;
        }
        return step == 0 ? NONE : at(position + step);
    }

    int children(int rank) {
        return (left(rank) == NONE ? 0 : 1) + (right(rank) == NONE ? 0 : 1);
    }

    /** A child's place among its parent's children, from the left. */
    int place(int child) {
        var left = left(parent(child));
        return left == NONE || left == child ? 0 : 1;
    }

    /** With an odd number of positions a turn by one makes leaves of the others, with an even number a mirror does. */
    private int position(int rank) {
        if (!second || rank == 0) {
            return rank;
        }
        return ranks % 2 == 0 ? rank % (ranks - 1) + 1 : ranks - rank;
    }

    private int at(int position) {
        if (!second || position == 0) {
            return position;
        }
        return ranks % 2 == 0 ? (position + ranks - 3) % (ranks - 1) + 1 : ranks - position;
    }
}
