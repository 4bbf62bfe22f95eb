package orrery.node.numerics;

import static orrery.node.architecture.Part.*;

import java.util.List;
import java.util.stream.IntStream;
import orrery.node.architecture.GroupedAttention;
import orrery.node.architecture.Part;
import orrery.node.format.NumberFormat;
import orrery.node.plan.Share;
import orrery.node.plan.Shares;
import orrery.node.tensor.KeyValues;
import orrery.node.tensor.Matrix;
import orrery.node.tensor.RotaryEmbedding;
import orrery.protocol.payload.Step.Slice;

/** Grouped-query attention with a rank's query heads, and the KV heads that those read. */
final class GroupedShard implements MixerShard {
    private final GroupedAttention attention;
    private final int heads;
    private final int keyValueHeads;
    private final Projection query;
    private final Projection key;
    private final Projection value;
    private final RotaryEmbedding rotary;
    private final Positions positions;
    private final NumberFormat cacheFormat;

    /**
     * @param weights (heads * headDim, hidden)
     * @param bias (heads * headDim); null where there is none
     * @param norm (headDim), of each head; null where there is none
     */
    private record Projection(Matrix weights, float[] bias, float[] norm, float epsilon) {
        float[] of(float[] x, int rows) {
            var y = Linear.apply(weights, bias, x, rows);
            return norm == null ? y : Linear.norm(y, y.length / norm.length, norm, epsilon);
        }
    }

    GroupedShard(
            GroupedAttention attention,
            ShardWeights weights,
            Shares shares,
            Rotations rotations,
            NumberFormat cacheFormat) {
        this.attention = attention;
        var own = shares.heads(attention);
        var read = shares.keyValueHeads(attention);
        heads = own.count();
        keyValueHeads = read.count();
        query = projection(weights, QUERY, QUERY_BIAS, QUERY_NORM, own);
        key = projection(weights, KEY, KEY_BIAS, KEY_NORM, read);
        value = new Projection(
                weights.rows(VALUE, elements(read)),
                weights.vector(attention.inputBias(), VALUE_BIAS, elements(read)),
                null,
                weights.epsilon());
        rotary = rotations.of(attention.rope());
        this.cacheFormat = cacheFormat;
        positions = new Positions(
                shares,
                weights.block(),
                attention.window(),
                IntStream.range(own.from(), own.to())
                        .map(head -> attention.keyValueHeadOf(head) - read.from())
                        .toArray(),
                1f / (float) Math.sqrt(attention.headDim()),
                () -> KeyValues.ofHeads(read.count(), attention.headDim()));
    }

    private Projection projection(ShardWeights weights, Part part, Part bias, Part norm, Share heads) {
        return new Projection(
                weights.rows(part, elements(heads)),
                weights.vector(attention.inputBias(), bias, elements(heads)),
                attention.queryKeyNorm() ? weights.vector(norm) : null,
                weights.epsilon());
    }

    private Share elements(Share heads) {
        return new Share(heads.from() * attention.headDim(), heads.to() * attention.headDim());
    }

    @Override
    public float[] part(float[] x, int rows, List<Slice> slices, Caches caches) {
        var arrival = new Projected(query.of(x, rows), key.of(x, rows), value.of(x, rows));
        return positions.attend(arrival.query, rows, attention.headDim(), slices, caches, arrival);
    }

    /** Queries, keys and values of new tokens, (rows, heads, headDim) each. */
    private final class Projected implements Positions.Arrival {
        private final float[] query;
        private final float[] key;
        private final float[] value;

        Projected(float[] query, float[] key, float[] value) {
            this.query = query;
            this.key = key;
            this.value = value;
        }

        @Override
        public void turn(int row, int position) {
            var dim = attention.headDim();
            rotary.rotate(query, row * heads * dim, heads, dim, position);
            rotary.rotate(key, row * keyValueHeads * dim, keyValueHeads, dim, position);
        }

        @Override
        public void append(int row, KeyValues cache) {
            var at = row * keyValueHeads * attention.headDim();
            cacheFormat.round(key, at, keyValueHeads, attention.headDim());
            cacheFormat.round(value, at, keyValueHeads, attention.headDim());
            cache.keys().append(key, at);
            cache.values().append(value, at);
        }
    }
}
