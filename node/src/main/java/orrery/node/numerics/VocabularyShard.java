package orrery.node.numerics;

import static orrery.node.architecture.Part.*;

import java.util.List;
import orrery.node.architecture.Part;
import orrery.node.model.Weights;
import orrery.node.plan.Share;
import orrery.node.plan.Shares;
import orrery.node.tensor.Matrix;
import orrery.protocol.payload.Step.Slice;

/** A rank's slice of the vocabulary: rows of the embedding on the first stage, of the head on the last. */
final class VocabularyShard {
    private static final int NO_BLOCK = -1;

    private final Share tokens;
    private final int hidden;
    private final float epsilon;
    private final Matrix rows; // (tokens, hidden); null where there are none
    private final float[] finalNorm; // (hidden); null on the first stage

    private VocabularyShard(Weights weights, Shares shares, Part part, float[] finalNorm) {
        var architecture = weights.architecture();
        tokens = shares.vocabulary(architecture.vocabulary());
        hidden = architecture.hidden();
        epsilon = architecture.epsilon();
        rows = new ShardWeights(weights, NO_BLOCK).rows(part, tokens);
        this.finalNorm = finalNorm;
    }

    static VocabularyShard embedding(Weights weights, Shares shares) {
        return new VocabularyShard(weights, shares, EMBEDDING, null);
    }

    static VocabularyShard head(Weights weights, Shares shares) {
        var part = weights.architecture().tiedHead() ? EMBEDDING : HEAD;
        return new VocabularyShard(weights, shares, part, new ShardWeights(weights, NO_BLOCK).vector(FINAL_NORM));
    }

    /** (rows, hidden); zero for tokens of other ranks. */
    float[] embed(List<Slice> slices, int count) {
        var x = new float[count * hidden];
        var row = 0;
        for (var slice : slices) {
            for (var token : slice.tokens()) {
                if (tokens.has(token)) {
                    rows.copyRow(token - tokens.from(), x, row * hidden);
                }
                row++;
            }
        }
        return x;
    }

    /**
     * The logits of the rank's tokens, for the rows whose logits are wanted.
     *
     * @param x (rows, hidden), the residual stream
     * @return (wanted, tokens)
     */
    float[] score(float[] x, List<Slice> slices, int wanted) {
        return rows == null
                ? new float[0]
                : Linear.apply(rows, Linear.norm(wantedRows(x, slices, wanted), wanted, finalNorm, epsilon), wanted);
    }

    private float[] wantedRows(float[] x, List<Slice> slices, int wanted) {
        var picked = new float[wanted * hidden];
        var end = 0;
        var at = 0;
        for (var slice : slices) {
            end += slice.tokens().length;
            var count = StepRows.wanted(slice);
            System.arraycopy(x, (end - count) * hidden, picked, at * hidden, count * hidden);
            at += count;
        }
        return picked;
    }
}
