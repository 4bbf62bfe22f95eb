package orrery.node.family;

import orrery.node.architecture.GroupedAttention;
import orrery.node.architecture.LatentAttention;
import orrery.node.architecture.Mixer;
import orrery.node.checkpoint.Fields;

/** Reads attention; it is the same in every layer but for its window. */
final class MixerReader {
    private static final int LARGEST = Configuration.LARGEST;

    private final Fields fields;
    private final Family family;
    private final int heads;

    MixerReader(Fields fields, Family family) {
        this.fields = fields;
        this.family = family;
        heads = fields.integer("num_attention_heads", 1, LARGEST);
    }

    Mixer read(int layer, int window) {
        return family.heads() == Family.Heads.LATENT ? latent(layer) : grouped(layer, window);
    }

    private GroupedAttention grouped(int layer, int window) {
        int headDim = headDim();
        boolean biases = family.bias() == Family.Bias.BY_FIELD
                && fields.flagOr("attention_bias", family == Family.GPT_OSS); // as its own default says
        return new GroupedAttention(
                layer,
                heads,
                keyValueHeads(),
                headDim,
                family.heads() == Family.Heads.UNTURNED ? RopeReader.none() : RopeReader.read(fields, headDim, false),
                family.heads() == Family.Heads.NORMED,
                biases || family.bias() == Family.Bias.INPUT,
                biases,
                family.heads() == Family.Heads.SINKS,
                window);
    }

    private LatentAttention latent(int layer) {
        int plainDim = fields.integer("qk_nope_head_dim", 1, LARGEST / heads);
        int rotaryDim = even("qk_rope_head_dim", fields.integer("qk_rope_head_dim", 2, LARGEST / heads));
        var rope = RopeReader.read(fields, rotaryDim, fields.flagOr("rope_interleave", true));
        return new LatentAttention(
                layer,
                heads,
                fields.integerOr("q_lora_rank", 1, LARGEST, 0),
                fields.integer("kv_lora_rank", 1, LARGEST),
                plainDim,
                rotaryDim,
                fields.integer("v_head_dim", 1, LARGEST / heads),
                rope,
                (float) (RopeReader.scoreFactor(fields) / Math.sqrt(plainDim + rotaryDim)));
    }

    private int keyValueHeads() {
        int keyValueHeads = fields.integerOr("num_key_value_heads", 1, heads, heads);
        if (heads % keyValueHeads != 0) {
            throw fields.problem("num_key_value_heads", "it must divide num_attention_heads, " + heads);
        }
        return keyValueHeads;
    }

    private int headDim() {
        int hidden = fields.integer("hidden_size", 1, LARGEST);
        if (!fields.has("head_dim") && hidden % heads != 0) {
            throw fields.problem("head_dim", "needed where num_attention_heads does not divide hidden_size");
        }
        return even("head_dim", fields.integerOr("head_dim", 1, LARGEST / heads, hidden / heads));
    }

    private int even(String name, int dim) {
        if (dim % 2 != 0) {
            throw fields.problem(name, "it must be even, or its halves cannot be rotated; here it is " + dim);
        }
        return dim;
    }
}
