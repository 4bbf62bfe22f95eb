package orrery.node.family;

import static java.util.Map.entry;
import static orrery.node.architecture.Part.*;

import java.util.EnumMap;
import java.util.Map;
import orrery.node.architecture.Block;
import orrery.node.architecture.FeedForward;
import orrery.node.architecture.LatentAttention;
import orrery.node.architecture.Part;
import orrery.node.family.Origin.Layout;

/** What Hugging Face checkpoints call the parts of a model. */
public final class TensorNames {
    /** A tensor that is there where experts lie one by one, and not where they are stacked. */
    public static final String FIRST_EXPERT_APART = "model.layers.0.mlp.experts.0.gate_proj.weight";

    private static final String ATTENTION = "model.layers.{layer}.self_attn.";
    private static final String MLP = "model.layers.{layer}.mlp.";
    private static final String MIXTRAL = "model.layers.{layer}.block_sparse_moe.";
    private static final String GPT_OSS = MLP + "experts.";

    private static final String NEMOTRON = "backbone.layers.{layer}.mixer.";

    private static final Map<Part, Origin> COMMON = Map.ofEntries(
            whole(EMBEDDING, "model.embed_tokens.weight"),
            whole(FINAL_NORM, "model.norm.weight"),
            whole(HEAD, "lm_head.weight"),
            whole(QUERY, ATTENTION + "q_proj.weight"),
            whole(KEY, ATTENTION + "k_proj.weight"),
            whole(VALUE, ATTENTION + "v_proj.weight"),
            whole(OUTPUT, ATTENTION + "o_proj.weight"),
            whole(QUERY_BIAS, ATTENTION + "q_proj.bias"),
            whole(KEY_BIAS, ATTENTION + "k_proj.bias"),
            whole(VALUE_BIAS, ATTENTION + "v_proj.bias"),
            whole(OUTPUT_BIAS, ATTENTION + "o_proj.bias"),
            whole(QUERY_NORM, ATTENTION + "q_norm.weight"),
            whole(KEY_NORM, ATTENTION + "k_norm.weight"),
            whole(GATE, MLP + "gate_proj.weight"),
            whole(UP, MLP + "up_proj.weight"),
            whole(DOWN, MLP + "down_proj.weight"),
            whole(ROUTER, MLP + "gate.weight"),
            whole(EXPERT_GATE, MLP + "experts.{expert}.gate_proj.weight"),
            whole(EXPERT_UP, MLP + "experts.{expert}.up_proj.weight"),
            whole(EXPERT_DOWN, MLP + "experts.{expert}.down_proj.weight"));

    private static final Map<Part, Origin> OF_MIXTRAL = Map.ofEntries(
            whole(ROUTER, MIXTRAL + "gate.weight"),
            whole(EXPERT_GATE, MIXTRAL + "experts.{expert}.w1.weight"),
            whole(EXPERT_UP, MIXTRAL + "experts.{expert}.w3.weight"),
            whole(EXPERT_DOWN, MIXTRAL + "experts.{expert}.w2.weight"));

    private static final Map<Part, Origin> OF_GPT_OSS = Map.ofEntries(
            whole(SINKS, ATTENTION + "sinks"),
            whole(ROUTER, MLP + "router.weight"),
            whole(ROUTER_BIAS, MLP + "router.bias"),
            at(EXPERT_GATE, GPT_OSS + "gate_up_proj", Layout.EVEN_ROWS_OF_EXPERT),
            at(EXPERT_UP, GPT_OSS + "gate_up_proj", Layout.ODD_ROWS_OF_EXPERT),
            at(EXPERT_DOWN, GPT_OSS + "down_proj", Layout.OF_EXPERT_TRANSPOSED),
            at(EXPERT_GATE_BIAS, GPT_OSS + "gate_up_proj_bias", Layout.EVEN_ROWS_OF_EXPERT),
            at(EXPERT_UP_BIAS, GPT_OSS + "gate_up_proj_bias", Layout.ODD_ROWS_OF_EXPERT),
            at(EXPERT_DOWN_BIAS, GPT_OSS + "down_proj_bias", Layout.OF_EXPERT));

    /** As GGUF files have them: each expert by itself, gate and up apart. */
    private static final Map<Part, Origin> APART = Map.ofEntries(
            whole(EXPERT_GATE, GPT_OSS + "{expert}.gate_proj.weight"),
            whole(EXPERT_UP, GPT_OSS + "{expert}.up_proj.weight"),
            whole(EXPERT_DOWN, GPT_OSS + "{expert}.down_proj.weight"),
            whole(EXPERT_GATE_BIAS, GPT_OSS + "{expert}.gate_proj.bias"),
            whole(EXPERT_UP_BIAS, GPT_OSS + "{expert}.up_proj.bias"),
            whole(EXPERT_DOWN_BIAS, GPT_OSS + "{expert}.down_proj.bias"));

    private static final Map<Part, Origin> OF_DEEPSEEK = Map.ofEntries(
            whole(QUERY_DOWN, ATTENTION + "q_a_proj.weight"),
            whole(QUERY_DOWN_NORM, ATTENTION + "q_a_layernorm.weight"),
            whole(QUERY_UP, ATTENTION + "q_b_proj.weight"),
            whole(LATENT_DOWN, ATTENTION + "kv_a_proj_with_mqa.weight"),
            whole(LATENT_NORM, ATTENTION + "kv_a_layernorm.weight"),
            at(KEY_UP, ATTENTION + "kv_b_proj.weight", Layout.KEY_ROWS),
            at(VALUE_UP, ATTENTION + "kv_b_proj.weight", Layout.VALUE_ROWS),
            whole(ROUTER_CORRECTION, MLP + "gate.e_score_correction_bias"),
            whole(SHARED_GATE, MLP + "shared_experts.gate_proj.weight"),
            whole(SHARED_UP, MLP + "shared_experts.up_proj.weight"),
            whole(SHARED_DOWN, MLP + "shared_experts.down_proj.weight"));

    private static final Map<Part, Origin> OF_NEMOTRON = Map.ofEntries(
            whole(EMBEDDING, "backbone.embeddings.weight"),
            whole(FINAL_NORM, "backbone.norm_f.weight"),
            whole(NORM, "backbone.layers.{layer}.norm.weight"),
            whole(QUERY, NEMOTRON + "q_proj.weight"),
            whole(KEY, NEMOTRON + "k_proj.weight"),
            whole(VALUE, NEMOTRON + "v_proj.weight"),
            whole(OUTPUT, NEMOTRON + "o_proj.weight"),
            whole(STATE_INPUT, NEMOTRON + "in_proj.weight"),
            at(CONVOLUTION, NEMOTRON + "conv1d.weight", Layout.CHANNELS),
            whole(CONVOLUTION_BIAS, NEMOTRON + "conv1d.bias"),
            whole(STEP_BIAS, NEMOTRON + "dt_bias"),
            whole(DECAY, NEMOTRON + "A_log"),
            whole(SKIP, NEMOTRON + "D"),
            whole(STATE_NORM, NEMOTRON + "norm.weight"),
            whole(STATE_OUTPUT, NEMOTRON + "out_proj.weight"),
            whole(UP, NEMOTRON + "up_proj.weight"),
            whole(DOWN, NEMOTRON + "down_proj.weight"),
            whole(ROUTER, NEMOTRON + "gate.weight"),
            whole(ROUTER_CORRECTION, NEMOTRON + "gate.e_score_correction_bias"),
            whole(SPACE_DOWN, NEMOTRON + "fc1_latent_proj.weight"),
            whole(SPACE_UP, NEMOTRON + "fc2_latent_proj.weight"),
            whole(EXPERT_UP, NEMOTRON + "experts.{expert}.up_proj.weight"),
            whole(EXPERT_DOWN, NEMOTRON + "experts.{expert}.down_proj.weight"),
            whole(SHARED_UP, NEMOTRON + "shared_experts.up_proj.weight"),
            whole(SHARED_DOWN, NEMOTRON + "shared_experts.down_proj.weight"));

    private static final Origin MIXER_NORM = Origin.whole("model.layers.{layer}.input_layernorm.weight");
    private static final Origin NETWORK_NORM = Origin.whole("model.layers.{layer}.post_attention_layernorm.weight");

    private final Map<Part, Origin> origins = new EnumMap<>(COMMON);

    private TensorNames(Family family) {
        origins.putAll(
                switch (family) {
                    case LLAMA, MISTRAL, QWEN2, QWEN3, QWEN3_MOE -> Map.of();
                    case MIXTRAL -> OF_MIXTRAL;
                    case GPT_OSS -> OF_GPT_OSS;
                    case DEEPSEEK_V3 -> OF_DEEPSEEK;
                    case NEMOTRON_H -> OF_NEMOTRON;
                });
    }

    /** The names that checkpoints of {@code family} use. */
    public static TensorNames of(Family family) {
        return new TensorNames(family);
    }

    /** The same where a checkpoint of GPT-OSS has {@link #FIRST_EXPERT_APART}, as a GGUF file has it. */
    public static TensorNames ofExpertsApart(Family family) {
        var names = of(family);
        if (family == Family.GPT_OSS) {
            names.origins.putAll(APART);
        }
        return names;
    }

    /** Where {@code part} of {@code block} is; the block is null for what belongs to none. */
    public Origin of(Part part, Block block) {
        if (part == NORM && !origins.containsKey(NORM)) {
            return block instanceof FeedForward ? NETWORK_NORM : MIXER_NORM;
        }
        boolean direct = block instanceof LatentAttention attention && attention.queryRank() == 0;
        return origins.get(part == QUERY_UP && direct ? QUERY : part);
    }

    private static Map.Entry<Part, Origin> whole(Part part, String name) {
        return entry(part, Origin.whole(name));
    }

    private static Map.Entry<Part, Origin> at(Part part, String name, Layout layout) {
        return entry(part, new Origin(name, layout));
    }
}
