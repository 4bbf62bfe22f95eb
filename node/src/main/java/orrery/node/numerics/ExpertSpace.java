package orrery.node.numerics;

import static orrery.node.architecture.Part.*;

import orrery.node.architecture.Experts;
import orrery.node.tensor.Matrix;

/**
 * What rows become on their way to experts, and answers on their way back. Going back is linear, so that partial sums may go
 * back one by one.
 *
 * @param down (latent, hidden); null where experts work on the residual stream
 * @param up (hidden, latent); null there
 */
record ExpertSpace(Matrix down, Matrix up) {
    /** That of the residual stream. */
    static final ExpertSpace SAME = new ExpertSpace(null, null);

    static ExpertSpace of(ShardWeights weights) {
        return weights.kind() instanceof Experts experts && experts.latent() > 0
                ? new ExpertSpace(weights.whole(SPACE_DOWN), weights.whole(SPACE_UP))
                : SAME;
    }

    /** Rows (rows, hidden) as experts take them. */
    float[] into(float[] x, int rows) {
        return down == null ? x : Linear.apply(down, x, rows);
    }

    /** Sums of experts' answers as the residual stream takes them. */
    float[] outOf(float[] sums, int rows) {
        return up == null ? sums : Linear.apply(up, sums, rows);
    }
}
