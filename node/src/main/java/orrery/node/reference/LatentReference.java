package orrery.node.reference;

import static orrery.node.architecture.Part.*;

import orrery.node.architecture.LatentAttention;
import orrery.node.format.NumberFormat;
import orrery.node.layer.Rotation;
import orrery.node.tensor.RotaryEmbedding;

/**
 * Multi-head latent attention the long way: the latent vector is expanded to keys and values of every head, and those are
 * what is kept.
 */
final class LatentReference implements BlockReference {
    private final LatentAttention attention;
    private final int block;
    private final Tensors tensors;
    private final RotaryEmbedding rotary;
    private final Softmax softmax;
    private final NumberFormat cacheFormat;

    LatentReference(LatentAttention attention, int block, Tensors tensors) {
        this.attention = attention;
        this.block = block;
        this.tensors = tensors;
        rotary = Rotation.of(attention.rope(), tensors.architecture().maxPositions());
        cacheFormat = tensors.formats().cache();
        softmax = new Softmax(attention.queryDim(), attention.valueDim(), attention.scale(), 0);
    }

    @Override
    public SeenTokens nothingSeen() {
        return new SeenTokens(attention.heads() * attention.queryDim(), attention.heads() * attention.valueDim());
    }

    @Override
    public float[] apply(float[] x, int tokens, Past past) {
        var seen = (SeenTokens) past;
        var query = queries(x, tokens);
        var down = tensors.product(LATENT_DOWN, block, x, tokens);
        var latent = tensors.norm(LATENT_NORM, block, columns(down, tokens, 0, attention.latent()), tokens);
        cacheFormat.round(latent, 0, tokens, attention.latent());
        var rotated = columns(down, tokens, attention.latent(), attention.rotaryDim());
        var plain = tensors.product(KEY_UP, block, latent, tokens); // (tokens, heads, plainDim)
        var value = tensors.product(VALUE_UP, block, latent, tokens); // (tokens, heads, valueDim)
        var mixed = new float[value.length];
        for (int token = 0; token < tokens; token++) {
            int queryAt = token * attention.heads() * attention.queryDim();
            int turning = queryAt + attention.plainDim();
            rotary.rotate(query, turning, attention.heads(), attention.queryDim(), seen.length());
            rotary.rotate(rotated, token * attention.rotaryDim(), 1, seen.length());
            cacheFormat.round(rotated, token * attention.rotaryDim(), 1, attention.rotaryDim());
            int valueAt = token * attention.heads() * attention.valueDim();
            seen.append(keys(plain, rotated, token), 0, value, valueAt);
            blend(query, queryAt, seen, mixed, valueAt);
        }
        return tensors.product(OUTPUT, block, mixed, tokens);
    }

    private float[] queries(float[] x, int tokens) {
        if (attention.queryRank() == 0) {
            return tensors.product(QUERY_UP, block, x, tokens);
        }
        var down = tensors.product(QUERY_DOWN, block, x, tokens);
        return tensors.product(QUERY_UP, block, tensors.norm(QUERY_DOWN_NORM, block, down, tokens), tokens);
    }

    /** One token's keys of all heads: each head's own part, then the turning part that all share. */
    private float[] keys(float[] plain, float[] rotated, int token) {
        int plainDim = attention.plainDim();
        int rotaryDim = attention.rotaryDim();
        var keys = new float[attention.heads() * attention.queryDim()];
        for (int head = 0; head < attention.heads(); head++) {
            int at = head * attention.queryDim();
            System.arraycopy(plain, (token * attention.heads() + head) * plainDim, keys, at, plainDim);
            System.arraycopy(rotated, token * rotaryDim, keys, at + plainDim, rotaryDim);
        }
        return keys;
    }

    private void blend(float[] query, int queryAt, SeenTokens seen, float[] mixed, int mixedAt) {
        for (int head = 0; head < attention.heads(); head++) {
            softmax.blend(
                    query,
                    queryAt + head * attention.queryDim(),
                    seen,
                    head,
                    Softmax.NO_SINK,
                    mixed,
                    mixedAt + head * attention.valueDim());
        }
    }

    private static float[] columns(float[] x, int tokens, int from, int count) {
        int width = x.length / tokens;
        var part = new float[tokens * count];
        for (int token = 0; token < tokens; token++) {
            System.arraycopy(x, token * width + from, part, token * count, count);
        }
        return part;
    }
}
