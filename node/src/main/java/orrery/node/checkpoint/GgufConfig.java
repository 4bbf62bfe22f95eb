package orrery.node.checkpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Says with the fields of {@code config.json} what the metadata of a GGUF file says.
 *
 * <p>What a family fixes and GGUF leaves out (GPT-OSS's clamp, which of its layers see a window) is added here, from
 * the configurations that those families were released with.
 */
final class GgufConfig {
    private static final int LARGEST = 1 << 24;
    private static final double DEFAULT_THETA = 10_000; // what the key means where it is left out

    private final Gguf file;
    private final GgufMetadata metadata;
    private final GgufFamily family;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    GgufConfig(Gguf file, GgufFamily family) {
        this.file = file;
        this.metadata = file.metadata();
        this.family = family;
    }

    ObjectNode json() {
        sizes();
        tokens();
        switch (family) {
            case LLAMA -> attentionBias();
            case MIXTRAL -> experts("num_local_experts");
            case QWEN2 -> {}
            case QWEN3 -> attentionBias();
            case QWEN3_MOE -> qwenExperts();
            case GPT_OSS -> gptOss();
            case DEEPSEEK -> new GgufDeepSeek(metadata, family).add(json);
        }
        new GgufRope(file, family).add(json);
        return json;
    }

    private void sizes() {
        int hidden = integer("embedding_length");
        int heads = integer("attention.head_count");
        json.put("model_type", family.modelType())
                .put("hidden_act", "silu")
                .put("hidden_size", hidden)
                .put("num_hidden_layers", metadata.integer(family.key("block_count"), 1, 10_000))
                .put("num_attention_heads", heads)
                .put("num_key_value_heads", integerOr("attention.head_count_kv", heads))
                .put("head_dim", integerOr("attention.key_length", integerOr("rope.dimension_count", hidden / heads)))
                .put("max_position_embeddings", integer("context_length"))
                .put("rms_norm_eps", shortest(metadata.positive(family.key("attention.layer_norm_rms_epsilon"))))
                .put("rope_theta", theta())
                .put("tie_word_embeddings", !file.has("output.weight"));
        if (metadata.has(family.key("feed_forward_length"))) {
            json.put("intermediate_size", integer("feed_forward_length"));
        }
    }

    private void tokens() {
        var vocabulary = file.tensor("token_embd.weight").shape().getFirst();
        if (vocabulary > LARGEST) {
            throw new ModelProblem(
                    file.file(), "token_embd.weight", vocabulary + " rows", "at most " + LARGEST + " are supported");
        }
        int last = vocabulary.intValue() - 1;
        json.put("vocab_size", vocabulary);
        metadata.optionalInteger("tokenizer.ggml.bos_token_id", 0, last).ifPresent(id -> json.put("bos_token_id", id));
        var ends = json.putArray("eos_token_id");
        for (var name : new String[] {"eos", "eot", "eom"}) {
            metadata.optionalInteger("tokenizer.ggml." + name + "_token_id", 0, last)
                    .ifPresent(id -> {
                        if (ends.valueStream().noneMatch(end -> end.intValue() == id)) {
                            ends.add(id);
                        }
                    });
        }
    }

    private void attentionBias() {
        json.put("attention_bias", file.has("blk.0.attn_q.bias")).put("mlp_bias", file.has("blk.0.ffn_up.bias"));
    }

    private void experts(String countName) {
        json.put(countName, integer("expert_count")).put("num_experts_per_tok", integer("expert_used_count"));
    }

    private void qwenExperts() {
        attentionBias();
        experts("num_experts");
        json.put("moe_intermediate_size", integer("expert_feed_forward_length"))
                .put("norm_topk_prob", metadata.flagOr(family.key("expert_weights_norm"), true))
                .put("decoder_sparse_step", 1)
                .putArray("mlp_only_layers");
    }

    private void gptOss() {
        experts("num_local_experts");
        json.put("experts_per_token", integer("expert_used_count"))
                .put("attention_bias", true)
                .put("swiglu_limit", 7.0)
                .put("sliding_window", integer("attention.sliding_window"));
        if (metadata.has(family.key("expert_feed_forward_length"))) {
            json.put("intermediate_size", integer("expert_feed_forward_length"));
        }
        var kinds = json.putArray("layer_types");
        for (int layer = 0; layer < json.path("num_hidden_layers").intValue(); layer++) {
            kinds.add(layer % 2 == 0 ? "sliding_attention" : "full_attention");
        }
    }

    private double theta() {
        var key = family.key("rope.freq_base");
        return metadata.has(key) ? shortest(metadata.positive(key)) : DEFAULT_THETA;
    }

    private int integer(String name) {
        return metadata.integer(family.key(name), 1, LARGEST);
    }

    private int integerOr(String name, int otherwise) {
        return metadata.has(family.key(name)) ? integer(name) : otherwise;
    }

    /** A float32 as the shortest decimal that means it: 1e-5 rather than 9.999999747378752e-6. */
    static double shortest(double number) {
        return Double.parseDouble(Float.toString((float) number));
    }
}
