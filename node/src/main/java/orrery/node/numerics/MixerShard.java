package orrery.node.numerics;

import java.util.List;
import orrery.node.architecture.GroupedAttention;
import orrery.node.architecture.LatentAttention;
import orrery.node.architecture.Mixer;
import orrery.node.architecture.StateSpace;
import orrery.node.format.NumberFormat;
import orrery.node.plan.Shares;
import orrery.protocol.payload.Step.Slice;

/** A rank's heads of a block that mixes tokens. */
sealed interface MixerShard permits GroupedShard, LatentShard, StateSpaceShard {

    static MixerShard of(ShardWeights weights, Shares shares, Rotations rotations, NumberFormat cacheFormat) {
        return switch ((Mixer) weights.kind()) {
            case GroupedAttention grouped -> new GroupedShard(grouped, weights, shares, rotations, cacheFormat);
            case LatentAttention latent -> new LatentShard(latent, weights, shares, rotations, cacheFormat);
            case StateSpace mixer -> new StateSpaceShard(mixer, weights, shares);
        };
    }

    /**
     * Attention over the positions that this rank holds, the new ones included, which it appends; or what its states give.
     *
     * @param x (rows, hidden), normalised
     * @return (rows, heads, valueDim + 2), as {@link orrery.node.tensor.PartialAttention} has it; of states (rows, heads, valueDim)
     */
    float[] part(float[] x, int rows, List<Slice> slices, Caches caches);
}
