package orrery.node.checkpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The fields that only DeepSeek's {@code config.json} has: latent attention and grouped experts. */
final class GgufDeepSeek {
    private static final int LARGEST = 1 << 24;
    private static final int SIGMOID = 2; // values of expert_gating_func: 1 softmax, 2 sigmoid

    private final GgufMetadata metadata;
    private final GgufFamily family;

    GgufDeepSeek(GgufMetadata metadata, GgufFamily family) {
        this.metadata = metadata;
        this.family = family;
    }

    void add(ObjectNode json) {
        attention(json);
        experts(json);
    }

    private void attention(ObjectNode json) {
        int rotary = integer("rope.dimension_count");
        int key = mla("attention.key_length");
        if (key <= rotary) {
            throw metadata.problem(
                    family.key("attention.key_length"), "more than the " + rotary + " that turn are expected");
        }
        json.remove("head_dim");
        var rank = metadata.optionalInteger(family.key("attention.q_lora_rank"), 1, LARGEST);
        rank.ifPresentOrElse(queries -> json.put("q_lora_rank", queries), () -> json.putNull("q_lora_rank"));
        json.put("num_key_value_heads", json.path("num_attention_heads").intValue())
                .put("kv_lora_rank", integer("attention.kv_lora_rank"))
                .put("qk_rope_head_dim", rotary)
                .put("qk_nope_head_dim", key - rotary)
                .put("v_head_dim", mla("attention.value_length"))
                .put("rope_interleave", true);
    }

    /** The size of one head: where keys are kept latent, the plain key speaks of the latent vector. */
    private int mla(String name) {
        return metadata.has(family.key(name + "_mla")) ? integer(name + "_mla") : integer(name);
    }

    private void experts(ObjectNode json) {
        boolean sigmoid = metadata.integerOr(family.key("expert_gating_func"), 1, 2, 1) == SIGMOID;
        int groups = metadata.integerOr(family.key("expert_group_count"), 1, GgufNames.MOST_EXPERTS, 1);
        json.put("model_type", sigmoid ? "deepseek_v3" : "deepseek_v2")
                .put("n_routed_experts", integer("expert_count"))
                .put("n_shared_experts", metadata.integerOr(family.key("expert_shared_count"), 0, LARGEST, 0))
                .put("num_experts_per_tok", integer("expert_used_count"))
                .put("moe_intermediate_size", integer("expert_feed_forward_length"))
                .put("first_k_dense_replace", metadata.integerOr(family.key("leading_dense_block_count"), 0, 10_000, 0))
                .put("moe_layer_freq", 1)
                .put("n_group", groups)
                .put("topk_group", metadata.integerOr(family.key("expert_group_used_count"), 1, groups, groups))
                .put("scoring_func", sigmoid ? "sigmoid" : "softmax")
                .put("topk_method", sigmoid ? "noaux_tc" : groups > 1 ? "group_limited_greedy" : "greedy")
                .put("norm_topk_prob", metadata.flagOr(family.key("expert_weights_norm"), false))
                .put("routed_scaling_factor", scale());
    }

    private double scale() {
        var key = family.key("expert_weights_scale");
        return metadata.has(key) ? GgufConfig.shortest(metadata.positive(key)) : 1;
    }

    private int integer(String name) {
        return metadata.integer(family.key(name), 1, LARGEST);
    }
}
