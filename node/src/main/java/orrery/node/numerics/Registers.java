package orrery.node.numerics;

import java.util.List;

/**
 * What the nodes of one micro-batch pass on, as {@link orrery.node.program.Work} names it.
 *
 * <p>Rows and partial are of {@code count} rows: those of the rank's own data group, or of all that were gathered.
 */
final class Registers {
    float[] residual; // (own rows, hidden)
    float[] partial; // (count, hidden)
    float[] rows; // (count, hidden)
    int count;
    int block; // whose parts these are
    List<float[]> parts; // of each context rank, (own rows, heads, valueDim + 2)
    TokenExchange tokens;
    float[] share; // (this rank's share of the own rows, hidden)
    float[] scores; // (wanted, tokens of the vocabulary)
}
