package orrery.node.reference;

import static orrery.node.architecture.Part.*;

import orrery.node.architecture.GroupedAttention;
import orrery.node.architecture.Part;
import orrery.node.format.NumberFormat;
import orrery.node.layer.Rotation;
import orrery.node.tensor.RotaryEmbedding;

/** Grouped-query attention, head by head. */
final class GroupedReference implements BlockReference {
    private final GroupedAttention attention;
    private final int block;
    private final Tensors tensors;
    private final RotaryEmbedding rotary;
    private final Softmax softmax;
    private final NumberFormat cacheFormat;

    GroupedReference(GroupedAttention attention, int block, Tensors tensors) {
        this.attention = attention;
        this.block = block;
        this.tensors = tensors;
        rotary = Rotation.of(attention.rope(), tensors.architecture().maxPositions());
        cacheFormat = tensors.formats().cache();
        int dim = attention.headDim();
        softmax = new Softmax(dim, dim, (float) (1 / Math.sqrt(dim)), attention.window());
    }

    @Override
    public SeenTokens nothingSeen() {
        return new SeenTokens(attention.keyValueWidth(), attention.keyValueWidth());
    }

    @Override
    public float[] apply(float[] x, int tokens, Past past) {
        var seen = (SeenTokens) past;
        var query = project(QUERY, QUERY_BIAS, attention.inputBias(), x, tokens);
        var key = project(KEY, KEY_BIAS, attention.inputBias(), x, tokens);
        var value = project(VALUE, VALUE_BIAS, attention.inputBias(), x, tokens);
        if (attention.queryKeyNorm()) {
            query = tensors.norm(QUERY_NORM, block, query, tokens * attention.heads());
            key = tensors.norm(KEY_NORM, block, key, tokens * attention.keyValueHeads());
        }
        var mixed = new float[query.length];
        for (int token = 0; token < tokens; token++) {
            int queryAt = token * attention.queryWidth();
            int keyAt = token * attention.keyValueWidth();
            rotary.rotate(query, queryAt, attention.heads(), seen.length());
            rotary.rotate(key, keyAt, attention.keyValueHeads(), seen.length());
            cacheFormat.round(key, keyAt, attention.keyValueHeads(), attention.headDim());
            cacheFormat.round(value, keyAt, attention.keyValueHeads(), attention.headDim());
            seen.append(key, keyAt, value, keyAt);
            blend(query, queryAt, seen, mixed);
        }
        return project(OUTPUT, OUTPUT_BIAS, attention.outputBias(), mixed, tokens);
    }

    private void blend(float[] query, int queryAt, SeenTokens seen, float[] mixed) {
        for (int head = 0; head < attention.heads(); head++) {
            int at = queryAt + head * attention.headDim();
            float sink = attention.sinks() ? tensors.vector(SINKS, block, 0)[head] : Softmax.NO_SINK;
            softmax.blend(query, at, seen, attention.keyValueHeadOf(head), sink, mixed, at);
        }
    }

    private float[] project(Part part, Part bias, boolean biased, float[] x, int tokens) {
        var y = tensors.product(part, block, x, tokens);
        if (biased) {
            tensors.addBias(bias, block, 0, y, tokens);
        }
        return y;
    }
}
