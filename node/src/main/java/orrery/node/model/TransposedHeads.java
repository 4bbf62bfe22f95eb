package orrery.node.model;

import orrery.node.tensor.EncodedRows;
import orrery.node.tensor.Matrix;

/**
 * The keys' matrix of latent attention that its file holds turned around, head by head, as GGUF files do. A view, and
 * slow: each element is read alone.
 *
 * @param source (heads * latent, plainDim)
 * @param latent rows of a head in {@code source}
 */
record TransposedHeads(Matrix source, int latent) implements EncodedRows {

    @Override
    public int rows() {
        return source.rows() / latent * source.columns();
    }

    @Override
    public int columns() {
        return latent;
    }

    @Override
    public void decode(int row, int from, int to, float[] target, int at) {
        int head = row / source.columns() * latent;
        for (int column = from; column < to; column++) {
            target[at + column - from] = source.at(head + column, row % source.columns());
        }
    }

    /** As many as the same elements take on average: a block that is cut in two directions belongs to both. */
    @Override
    public long bytes(int fromRow, int toRow, int fromColumn, int toColumn) {
        long elements = (long) (toRow - fromRow) * (toColumn - fromColumn);
        return Math.ceilDiv(source.bytes() * elements, (long) rows() * columns());
    }
}
