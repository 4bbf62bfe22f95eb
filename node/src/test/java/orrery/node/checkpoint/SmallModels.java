package orrery.node.checkpoint;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Supplier;

/** GGUF files of every family, with the smallest tensors that show names, shapes and order. */
final class SmallModels {
    static final int HIDDEN = 8;
    static final int VOCABULARY = 3;

    private SmallModels() {}

    /** Two heads of four elements, one KV head; query row r holds r in every column. */
    static GgufWriter llama() {
        return sizes("llama")
                .tensor("blk.0.attn_q.weight", StorageType.F32, List.of(8L, 8L), rows(8, 8))
                .tensor("blk.0.attn_k.weight", StorageType.F32, List.of(4L, 8L), rows(4, 8))
                .tensor("blk.0.attn_v.weight", StorageType.F32, List.of(4L, 8L), rows(4, 8));
    }

    /** Experts, a vocabulary with scores and another type of tensors: much to damage. */
    static GgufWriter everything() {
        return experts("qwen3moe")
                .put("tokenizer.ggml.model", "llama")
                .put("tokenizer.ggml.tokens", List.of("<unk>", "a", "aa"))
                .put("tokenizer.ggml.token_type", 2, 1, 1)
                .put("tokenizer.ggml.scores", 0f, -1f, -2f)
                .tensor("blk.0.attn_q.weight", StorageType.Q8_0, List.of(2L, 32L), SmallFiles.counting(2 * 34));
    }

    /** Two experts of width four. */
    static GgufWriter experts(String architecture) {
        return sizes(architecture)
                .put(architecture + ".expert_count", 2)
                .put(architecture + ".expert_used_count", 1)
                .put(architecture + ".expert_feed_forward_length", 4)
                .tensor("blk.0.ffn_gate_inp.weight", StorageType.F32, List.of(2L, 8L), rows(2, 8))
                .tensor("blk.0.ffn_gate_exps.weight", StorageType.F32, List.of(2L, 4L, 8L), rows(8, 8))
                .tensor("blk.0.ffn_up_exps.weight", StorageType.F32, List.of(2L, 4L, 8L), rows(8, 8))
                .tensor("blk.0.ffn_down_exps.weight", StorageType.F32, List.of(2L, 8L, 4L), rows(16, 4));
    }

    static GgufWriter deepSeek() {
        var own = "deepseek2.";
        return experts("deepseek2")
                .put(own + "attention.q_lora_rank", 6)
                .put(own + "attention.kv_lora_rank", 5)
                .put(own + "attention.key_length", 7)
                .put(own + "attention.value_length", 5)
                .put(own + "attention.key_length_mla", 6)
                .put(own + "attention.value_length_mla", 4)
                .put(own + "rope.dimension_count", 2)
                .put(own + "expert_gating_func", 2)
                .put(own + "expert_group_count", 2)
                .put(own + "expert_group_used_count", 1)
                .put(own + "expert_shared_count", 1)
                .put(own + "expert_weights_scale", 2.5f)
                .put(own + "expert_weights_norm", true)
                .put(own + "leading_dense_block_count", 1)
                .put(own + "rope.scaling.type", "yarn")
                .put(own + "rope.scaling.factor", 40f)
                .put(own + "rope.scaling.original_context_length", 4096)
                .put(own + "rope.scaling.yarn_log_multiplier", 0.1f)
                .tensor("blk.0.exp_probs_b.bias", StorageType.F32, List.of(2L), rows(2, 1));
    }

    /** What every family has. */
    static GgufWriter sizes(String architecture) {
        var own = architecture + ".";
        return new GgufWriter()
                .put("general.architecture", architecture)
                .put(own + "context_length", 64)
                .put(own + "embedding_length", HIDDEN)
                .put(own + "block_count", 2)
                .put(own + "feed_forward_length", 16)
                .put(own + "attention.head_count", 2)
                .put(own + "attention.head_count_kv", 1)
                .put(own + "attention.layer_norm_rms_epsilon", 1e-5f)
                .put(own + "rope.freq_base", 500000f)
                .put("tokenizer.ggml.bos_token_id", 0)
                .put("tokenizer.ggml.eos_token_id", 1)
                .put("tokenizer.ggml.eot_token_id", 2)
                .tensor("token_embd.weight", StorageType.F32, List.of((long) VOCABULARY, 8L), rows(VOCABULARY, 8))
                .tensor("output_norm.weight", StorageType.F32, List.of(8L), rows(8, 1))
                .tensor("blk.0.attn_norm.weight", StorageType.F32, List.of(8L), rows(8, 1));
    }

    /** Every element of row r is r. */
    static Supplier<MemorySegment> rows(int rows, int columns) {
        var values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / columns;
        }
        return SmallFiles.floats(values);
    }
}
