package orrery.node.checkpoint;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Hugging Face calls the tensors of a GGUF file.
 *
 * <p>The experts of a layer are one stack in GGUF and a tensor each in Hugging Face: their name has {@code %d}
 * for the expert. GPT-OSS has its experts' gate and up rows interleaved in one tensor of its own folder; a GGUF
 * file has them apart, and they are named as Qwen3-MoE names its experts.
 */
final class GgufNames {
    static final int MOST_EXPERTS = 4096;

    private static final Pattern BLOCK = Pattern.compile("blk\\.(\\d{1,4})\\.(\\w+)\\.(weight|bias)");
    private static final Pattern STACK = Pattern.compile("ffn_(gate|up|down)_exps");

    private static final Map<String, String> OUTSIDE = Map.of(
            "token_embd.weight", "model.embed_tokens.weight",
            "output_norm.weight", "model.norm.weight",
            "output.weight", "lm_head.weight");

    private static final Map<String, String> INSIDE = Map.ofEntries(
            entry("attn_norm", "input_layernorm"),
            entry("ffn_norm", "post_attention_layernorm"),
            entry("post_attention_norm", "post_attention_layernorm"),
            entry("attn_q", "self_attn.q_proj"),
            entry("attn_k", "self_attn.k_proj"),
            entry("attn_v", "self_attn.v_proj"),
            entry("attn_output", "self_attn.o_proj"),
            entry("attn_q_norm", "self_attn.q_norm"),
            entry("attn_k_norm", "self_attn.k_norm"),
            entry("attn_q_a", "self_attn.q_a_proj"),
            entry("attn_q_a_norm", "self_attn.q_a_layernorm"),
            entry("attn_q_b", "self_attn.q_b_proj"),
            entry("attn_kv_a_mqa", "self_attn.kv_a_proj_with_mqa"),
            entry("attn_kv_a_norm", "self_attn.kv_a_layernorm"),
            entry("attn_kv_b", "self_attn.kv_b_proj"),
            entry("attn_k_b", "self_attn.k_b_proj"),
            entry("attn_v_b", "self_attn.v_b_proj"),
            entry("ffn_gate", "mlp.gate_proj"),
            entry("ffn_up", "mlp.up_proj"),
            entry("ffn_down", "mlp.down_proj"),
            entry("ffn_gate_shexp", "mlp.shared_experts.gate_proj"),
            entry("ffn_up_shexp", "mlp.shared_experts.up_proj"),
            entry("ffn_down_shexp", "mlp.shared_experts.down_proj"));

    private final GgufFamily family;

    GgufNames(GgufFamily family) {
        this.family = family;
    }

    /** The name of {@code gguf} in a Hugging Face folder of the same family, if it has one there. */
    Optional<String> huggingFace(String gguf) {
        var block = BLOCK.matcher(gguf);
        if (!block.matches()) {
            return Optional.ofNullable(OUTSIDE.get(gguf));
        }
        var layer = "model.layers." + Integer.parseInt(block.group(1)) + ".";
        return inside(block.group(2), block.group(3)).map(layer::concat);
    }

    private Optional<String> inside(String name, String kind) {
        var stack = STACK.matcher(name);
        if (stack.matches()) {
            return Optional.of(family.moe() + ".experts.%d." + family.projection(stack.group(1)) + "." + kind);
        }
        return switch (name) {
            case "attn_sinks" -> Optional.of("self_attn.sinks");
            case "exp_probs_b" -> Optional.of("mlp.gate.e_score_correction_bias");
            case "ffn_gate_inp" -> Optional.of(family.moe() + "." + family.router() + "." + kind);
            default -> Optional.ofNullable(INSIDE.get(name)).map(translated -> translated + "." + kind);
        };
    }
}
