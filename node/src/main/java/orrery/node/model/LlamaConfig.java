package orrery.node.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import orrery.node.checkpoint.Fields;
import orrery.node.checkpoint.ModelProblem;
import orrery.node.tensor.RotaryEmbedding;

/**
 * The sizes of a model of the Llama family, as its {@code config.json} gives them.
 *
 * @param hiddenSize width of the residual stream
 * @param intermediateSize width of the MLP
 * @param layers decoder layers
 * @param attentionHeads query heads
 * @param keyValueHeads KV heads; each serves attentionHeads / keyValueHeads query heads
 * @param headDim elements of one head, even
 * @param rmsNormEpsilon added to the mean square before the root
 * @param ropeTheta base of the rotary frequencies
 * @param ropeScaling how they are stretched, if they are
 * @param vocabularySize token ids are below it
 * @param maxPositions context length, prompt and answer together
 * @param tiedEmbeddings whether the head is the embedding
 * @param beginToken the id that begins a prompt, if there is one
 * @param endTokens the ids that end an answer
 */
public record LlamaConfig(
        int hiddenSize,
        int intermediateSize,
        int layers,
        int attentionHeads,
        int keyValueHeads,
        int headDim,
        float rmsNormEpsilon,
        double ropeTheta,
        Optional<Llama3Scaling> ropeScaling,
        int vocabularySize,
        int maxPositions,
        boolean tiedEmbeddings,
        OptionalInt beginToken,
        List<Integer> endTokens) {

    private static final int LARGEST =
            1 << 24; // keeps every product of two sizes within a long, and rows within an array
    private static final double DEFAULT_THETA = 10_000; // what the field means where it is left out

    /** Reads {@code config.json}; whatever is missing or wrong in it is a {@link ModelProblem}. */
    public static LlamaConfig read(Path file) {
        return read(Fields.of(file));
    }

    /** Reads the same fields, wherever they come from. */
    public static LlamaConfig read(Fields fields) {
        requireLlama(fields);
        int hidden = fields.integer("hidden_size", 1, LARGEST);
        int heads = fields.integer("num_attention_heads", 1, LARGEST);
        int vocabulary = fields.integer("vocab_size", 1, LARGEST);
        return new LlamaConfig(
                hidden,
                fields.integer("intermediate_size", 1, LARGEST),
                fields.integer("num_hidden_layers", 1, 10_000),
                heads,
                keyValueHeads(fields, heads),
                headDim(fields, hidden, heads),
                (float) fields.positive("rms_norm_eps"),
                fields.positiveOr("rope_theta", DEFAULT_THETA),
                ropeScaling(fields),
                vocabulary,
                fields.integer("max_position_embeddings", 1, LARGEST),
                fields.flagOr("tie_word_embeddings", false),
                fields.optionalInteger("bos_token_id", 0, vocabulary - 1),
                fields.integers("eos_token_id", 0, vocabulary - 1));
    }

    /** Elements of all query heads of one token. */
    public int queryWidth() {
        return attentionHeads * headDim;
    }

    /** Elements of all KV heads of one token. */
    public int keyValueWidth() {
        return keyValueHeads * headDim;
    }

    /** The KV head that query head {@code head} reads. */
    public int keyValueHeadOf(int head) {
        return head / (attentionHeads / keyValueHeads);
    }

    /** The rotary table of this model for {@code positions} positions. */
    public RotaryEmbedding rotaryEmbedding(int positions) {
        var frequencies = RotaryEmbedding.frequencies(ropeTheta, headDim);
        return new RotaryEmbedding(
                ropeScaling.map(scaling -> scaling.apply(frequencies)).orElse(frequencies), positions);
    }

    private static void requireLlama(Fields fields) {
        fields.oneOf("model_type", "nothing", List.of("llama"));
        fields.oneOf("hidden_act", "silu", List.of("silu"));
        for (var bias : List.of("attention_bias", "mlp_bias")) {
            if (fields.flagOr(bias, false)) {
                throw fields.problem(bias, "only models without biases are supported");
            }
        }
    }

    private static int keyValueHeads(Fields fields, int heads) {
        int keyValueHeads = fields.integerOr("num_key_value_heads", 1, heads, heads);
        if (heads % keyValueHeads != 0) {
            throw fields.problem("num_key_value_heads", "it must divide num_attention_heads, " + heads);
        }
        return keyValueHeads;
    }

    private static int headDim(Fields fields, int hidden, int heads) {
        if (!fields.has("head_dim") && hidden % heads != 0) {
            throw fields.problem("head_dim", "needed where num_attention_heads does not divide hidden_size");
        }
        int headDim = fields.integerOr("head_dim", 1, LARGEST / heads, hidden / heads);
        if (headDim % 2 != 0) {
            throw fields.problem("head_dim", "it must be even, or its halves cannot be rotated; here it is " + headDim);
        }
        return headDim;
    }

    private static Optional<Llama3Scaling> ropeScaling(Fields fields) {
        if (!fields.has("rope_scaling")) {
            return Optional.empty();
        }
        var scaling = fields.inside("rope_scaling");
        var type =
                scaling.oneOf(scaling.has("rope_type") ? "rope_type" : "type", "nothing", List.of("llama3", "default"));
        return type.equals("default") ? Optional.empty() : Optional.of(Llama3Scaling.read(scaling, LARGEST));
    }
}
