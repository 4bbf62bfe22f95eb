package orrery.node.collective;

/**
 * One collective as all its ranks see it.
 *
 * @param number of the collective within its group, as every rank counts
 * @param group number of the group, as switches know it
 * @param slot tells the group's messages from those of other groups with a rank in common, below {@link #SLOTS}
 * @param elementType what values are rounded to
 * @param width bytes that the elements are charged with
 * @param count elements of the whole, as {@link Operation#elements} counts them
 * @param seed of uneven counts
 * @param incarnation of the group, so that nothing of one that was given up is mistaken for the next
 */
public record CollectiveTask(
        int number,
        int group,
        int slot,
        Operation operation,
        Choice choice,
        ElementType elementType,
        Width width,
        long count,
        Reach reach,
        long seed,
        int incarnation) {
    /** Pieces of one rank's data that can be told apart. */
    public static final int PIECES_MOST = PieceTag.PIECES_MOST;

    /** Groups with a rank in common that can be told apart. */
    public static final int SLOTS = PieceTag.SLOTS;

    /** Of a group that was never given up. */
    public CollectiveTask(
            int number,
            int group,
            int slot,
            Operation operation,
            Choice choice,
            ElementType elementType,
            Width width,
            long count,
            Reach reach,
            long seed) {
        this(number, group, slot, operation, choice, elementType, width, count, reach, seed, 0);
    }

    /** Of the only group of its ranks, each element charged as its type says. */
    public CollectiveTask(
            int number,
            int group,
            Operation operation,
            Choice choice,
            ElementType elementType,
            long count,
            Reach reach,
            long seed) {
        this(number, group, 0, operation, choice, elementType, Width.of(elementType), count, reach, seed);
    }
}
