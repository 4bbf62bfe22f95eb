package orrery.node.tensor;

/**
 * What attention reads of one sequence in one block: for each position keys of (heads, keyDim) and values of (heads,
 * valueDim).
 *
 * @param values may be the {@code keys}, of whose head the first {@code valueDim} elements then are the value: so a latent
 *     vector is read as both
 */
public record KeyValues(PositionRows keys, int keyDim, PositionRows values, int valueDim) {

    /** Grouped-query attention's: so many heads, keys and values of one dimension. */
    public static KeyValues ofHeads(int heads, int headDim) {
        return new KeyValues(new PositionRows(heads * headDim), headDim, new PositionRows(heads * headDim), headDim);
    }

    /** Latent attention's: one vector that all heads share, of which the first {@code latent} elements are the value. */
    public static KeyValues ofLatent(int latent, int rotary) {
        var rows = new PositionRows(latent + rotary);
        return new KeyValues(rows, latent + rotary, rows, latent);
    }

    /** Positions held. */
    public int length() {
        return keys.length();
    }

    /** Forgets the positions from {@code length} on. */
    public void truncate(int length) {
        keys.truncate(length);
        values.truncate(length);
    }
}
