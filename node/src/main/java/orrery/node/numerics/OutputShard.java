package orrery.node.numerics;

import static orrery.node.architecture.Part.*;

import java.util.List;
import orrery.node.architecture.GroupedAttention;
import orrery.node.architecture.Mixer;
import orrery.node.architecture.StateSpace;
import orrery.node.plan.Share;
import orrery.node.plan.Shares;
import orrery.node.tensor.Matrix;
import orrery.node.tensor.PartialAttention;

/**
 * The heads whose parts a rank merges, and the columns of the output projection that take them back to the residual stream.
 *
 * @param heads of the model
 * @param valueDim elements of a head
 * @param merged whether heads come in parts, as attention has them; those of states are whole
 * @param sinks (heads); null where there are none
 * @param output (hidden, heads * valueDim)
 * @param bias (hidden), at the first rank of a data group; null elsewhere
 */
record OutputShard(Share heads, int valueDim, boolean merged, float[] sinks, Matrix output, float[] bias) {

    static OutputShard of(ShardWeights weights, Shares shares) {
        var mixer = (Mixer) weights.kind();
        var heads = shares.mergedHeads(mixer);
        var dim = mixer.valueDim();
        var first = shares.seat().rank() % shares.cut().groupRanks() == 0;
        var grouped = mixer instanceof GroupedAttention attention ? attention : null;
        return new OutputShard(
                heads,
                dim,
                !(mixer instanceof StateSpace),
                weights.vector(grouped != null && grouped.sinks(), SINKS, heads),
                weights.columns(
                        mixer instanceof StateSpace ? STATE_OUTPUT : OUTPUT,
                        new Share(heads.from() * dim, heads.to() * dim)),
                weights.vector(
                        grouped != null && grouped.outputBias() && first, OUTPUT_BIAS, new Share(0, weights.hidden())));
    }

    /**
     * @param parts over all positions, in the order of the context ranks; each (rows, heads, valueDim + 2); or one, whole, (rows, heads, valueDim)
     * @return (rows, hidden)
     */
    float[] merge(List<float[]> parts, int rows) {
        var mixed = merged ? PartialAttention.merge(parts, rows, heads.count(), valueDim, sinks, 0) : parts.getFirst();
        return Linear.apply(output, bias, mixed, rows);
    }

    /** Of parts (rows, all, valueDim + 2) the heads {@code from} (included) to {@code to} (excluded). */
    static float[] heads(float[] parts, int rows, int all, int from, int to, int valueDim) {
        var size = valueDim + PartialAttention.EXTRA;
        if (to - from == all) {
            return parts;
        }
        var cut = new float[rows * (to - from) * size];
        for (var row = 0; row < rows; row++) {
            System.arraycopy(parts, (row * all + from) * size, cut, row * (to - from) * size, (to - from) * size);
        }
        return cut;
    }
}
