package orrery.node.numerics;

import static orrery.node.architecture.Part.*;

import java.util.List;
import java.util.stream.IntStream;
import orrery.node.architecture.LatentAttention;
import orrery.node.format.NumberFormat;
import orrery.node.plan.Share;
import orrery.node.plan.Shares;
import orrery.node.tensor.KeyValues;
import orrery.node.tensor.Matrix;
import orrery.node.tensor.PartialAttention;
import orrery.node.tensor.RotaryEmbedding;
import orrery.protocol.payload.Step.Slice;

/**
 * Latent attention with a rank's heads, absorbed: queries come into the latent space and meet the latent vectors of the cache
 * there, so that keys and values of a head are never made.
 *
 * <pre>
 *   query · (KEY_UP latent)  =  (KEY_UPᵀ query) · latent        sum of w (VALUE_UP latent)  =  VALUE_UP (sum of w latent)
 * </pre>
 */
final class LatentShard implements MixerShard {
    private final LatentAttention attention;
    private final int heads;
    private final float epsilon;
    private final Matrix queryDown; // (queryRank, hidden); null where queries are projected directly
    private final float[] queryDownNorm;
    private final Matrix queryUp; // (heads * (plainDim + rotaryDim), queryRank or hidden)
    private final Matrix latentDown; // (latent + rotaryDim, hidden)
    private final float[] latentNorm; // (latent)
    private final PerHead keyUp; // for each head (plainDim, latent)
    private final PerHead valueUp; // for each head (valueDim, latent)
    private final RotaryEmbedding rotary;
    private final Positions positions;
    private final NumberFormat cacheFormat;

    LatentShard(
            LatentAttention attention,
            ShardWeights weights,
            Shares shares,
            Rotations rotations,
            NumberFormat cacheFormat) {
        this.attention = attention;
        var own = shares.heads(attention);
        heads = own.count();
        epsilon = weights.epsilon();
        queryDown = attention.queryRank() > 0 ? weights.whole(QUERY_DOWN) : null;
        queryDownNorm = attention.queryRank() > 0 ? weights.vector(QUERY_DOWN_NORM) : null;
        queryUp = weights.rows(QUERY_UP, elements(own, attention.queryDim()));
        latentDown = weights.whole(LATENT_DOWN);
        latentNorm = weights.vector(LATENT_NORM);
        keyUp = new PerHead(weights.rows(KEY_UP, elements(own, attention.plainDim())), heads);
        valueUp = new PerHead(weights.rows(VALUE_UP, elements(own, attention.valueDim())), heads);
        rotary = rotations.of(attention.rope());
        this.cacheFormat = cacheFormat;
        positions = new Positions(
                shares,
                weights.block(),
                0,
                IntStream.range(0, heads).map(_ -> 0).toArray(),
                attention.scale(),
                () -> KeyValues.ofLatent(attention.latent(), attention.rotaryDim()));
    }

    private static Share elements(Share heads, int dim) {
        return new Share(heads.from() * dim, heads.to() * dim);
    }

    @Override
    public float[] part(float[] x, int rows, List<Slice> slices, Caches caches) {
        var arrival = new Projected(queries(x, rows), latents(x, rows));
        var parts = positions.attend(arrival.query, rows, attention.latent(), slices, caches, arrival);
        return values(parts, rows);
    }

    /** (rows, heads, latent + rotaryDim): what does not turn is brought into the latent space. */
    private float[] queries(float[] x, int rows) {
        var inner = queryDown == null ? x : Linear.norm(Linear.apply(queryDown, x, rows), rows, queryDownNorm, epsilon);
        var query = Linear.apply(queryUp, inner, rows);
        var absorbed = new float[rows * heads * keyDim()];
        for (var n = 0; n < rows * heads; n++) {
            keyUp.transposed(n % heads, query, n * attention.queryDim(), absorbed, n * keyDim());
            System.arraycopy(
                    query,
                    n * attention.queryDim() + attention.plainDim(),
                    absorbed,
                    n * keyDim() + attention.latent(),
                    attention.rotaryDim());
        }
        return absorbed;
    }

    /** (rows, latent + rotaryDim), the latent part normalised. */
    private float[] latents(float[] x, int rows) {
        var down = Linear.apply(latentDown, x, rows);
        for (var row = 0; row < rows; row++) {
            var latent = new float[attention.latent()];
            System.arraycopy(down, row * keyDim(), latent, 0, latent.length);
            System.arraycopy(Linear.norm(latent, 1, latentNorm, epsilon), 0, down, row * keyDim(), latent.length);
        }
        return down;
    }

    /** Parts of latent vectors, (rows, heads, latent + 2), become parts of values: a part is linear in what it blends. */
    private float[] values(float[] parts, int rows) {
        var latent = attention.latent();
        var from = latent + PartialAttention.EXTRA;
        var to = attention.valueDim() + PartialAttention.EXTRA;
        var values = new float[rows * heads * to];
        for (var n = 0; n < rows * heads; n++) {
            valueUp.plain(n % heads, parts, n * from, values, n * to);
            System.arraycopy(parts, n * from + latent, values, n * to + attention.valueDim(), PartialAttention.EXTRA);
        }
        return values;
    }

    private int keyDim() {
        return attention.latent() + attention.rotaryDim();
    }

    /** Absorbed queries, (rows, heads, latent + rotaryDim), and latent vectors of new tokens, (rows, latent + rotaryDim). */
    private final class Projected implements Positions.Arrival {
        private final float[] query;
        private final float[] latent;

        Projected(float[] query, float[] latent) {
            this.query = query;
            this.latent = latent;
        }

        @Override
        public void turn(int row, int position) {
            var turning = attention.latent();
            rotary.rotate(query, row * heads * keyDim() + turning, heads, keyDim(), position);
            rotary.rotate(latent, row * keyDim() + turning, 1, keyDim(), position);
        }

        @Override
        public void append(int row, KeyValues cache) {
            cacheFormat.round(latent, row * keyDim(), 1, keyDim());
            cache.keys().append(latent, row * keyDim());
        }
    }
}
