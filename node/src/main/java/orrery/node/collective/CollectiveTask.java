package orrery.node.collective;

/**
 * One collective as all its ranks see it.
 *
 * @param number of the collective within its group, as every rank counts
 * @param group number of the group, as switches know it
 * @param count elements of the whole, as {@link Operation#elements} counts them
 * @param seed of uneven counts
 */
public record CollectiveTask(
        int number,
        int group,
        Operation operation,
        Choice choice,
        ElementType elementType,
        long count,
        Reach reach,
        long seed) {
    /** Pieces of one rank's data that can be told apart. */
    public static final int PIECES_MOST = PieceTag.PIECES_MOST;
}
