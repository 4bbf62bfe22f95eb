package orrery.node.tensor;

/**
 * A stored matrix of quantised numbers: codes, and the scales that some of them share.
 *
 * <p>Whoever knows the format implements it; a {@link BlockMatrix} is a window on it. An element's value must not
 * depend on the range that it is decoded in. Arguments are checked by the window, not again here.
 */
public interface EncodedRows {
    int rows();

    int columns();

    /** Writes columns {@code from} (included) to {@code to} (excluded) of a row, as float32, to {@code target[at ..]}. */
    void decode(int row, int from, int to, float[] target, int at);

    /** Bytes, scales among them, that a kernel reads for this window; a block that it cuts is read whole. */
    long bytes(int fromRow, int toRow, int fromColumn, int toColumn);
}
