package orrery.node.cost;

/**
 * What new tokens see of a cache, of those sequences of a step that one kernel takes.
 *
 * @param sequences that they belong to
 * @param rows new tokens
 * @param appended those of them that leave something in this rank's cache
 * @param pairs of a token and a position that it sees here
 * @param positions that are read, each once for a sequence
 */
public record Slices(long sequences, long rows, long appended, long pairs, long positions) {
    public static final Slices NONE = new Slices(0, 0, 0, 0, 0);

    /** Whether rows see clearly less than all positions up to their own. */
    boolean windowed() {
        var each = (double) rows / sequences;
        return pairs < 0.9 * rows * ((double) positions / sequences - (each - 1) / 2);
    }

    public Slices plus(Slices other) {
        return new Slices(
                sequences + other.sequences,
                rows + other.rows,
                appended + other.appended,
                pairs + other.pairs,
                positions + other.positions);
    }
}
