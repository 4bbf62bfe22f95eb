package orrery.node.family;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A model family by what sets it apart from the others. */
public enum Family {
    LLAMA("LlamaForCausalLM", Heads.GROUPED, Bias.BY_FIELD, Window.NONE, ExpertFields.NONE, "llama"),
    MISTRAL("MistralForCausalLM", Heads.GROUPED, Bias.NONE, Window.EVERY_LAYER, ExpertFields.NONE, "mistral"),
    QWEN2("Qwen2ForCausalLM", Heads.GROUPED, Bias.INPUT, Window.IF_USED, ExpertFields.NONE, "qwen2"),
    QWEN3("Qwen3ForCausalLM", Heads.NORMED, Bias.BY_FIELD, Window.IF_USED, ExpertFields.NONE, "qwen3"),
    MIXTRAL("MixtralForCausalLM", Heads.GROUPED, Bias.NONE, Window.EVERY_LAYER, ExpertFields.MIXTRAL, "mixtral"),
    QWEN3_MOE("Qwen3MoeForCausalLM", Heads.NORMED, Bias.BY_FIELD, Window.IF_USED, ExpertFields.QWEN, "qwen3_moe"),
    GPT_OSS("GptOssForCausalLM", Heads.SINKS, Bias.BY_FIELD, Window.ALTERNATING, ExpertFields.GPT_OSS, "gpt_oss"),
    DEEPSEEK_V3(
            "DeepseekV3ForCausalLM",
            Heads.LATENT,
            Bias.NONE,
            Window.NONE,
            ExpertFields.DEEPSEEK,
            "deepseek_v3",
            "kimi_k2"),
    /** A layer is attention, a state-space layer, experts or a dense network. */
    NEMOTRON_H("NemotronHForCausalLM", Heads.UNTURNED, Bias.NONE, Window.NONE, ExpertFields.NEMOTRON, "nemotron_h");

    /** How heads come to their queries, keys and values. */
    enum Heads {
        GROUPED,
        /** Grouped, each query and key head passing a norm. */
        NORMED,
        /** Grouped, with a learned sink for each head. */
        SINKS,
        /** Grouped, without positions. */
        UNTURNED,
        /** From a latent vector. */
        LATENT
    }

    /** Which projections of attention have biases. */
    enum Bias {
        NONE,
        /** Queries, keys and values. */
        INPUT,
        /** All four, where {@code attention_bias} says so. */
        BY_FIELD
    }

    /** Which layers see only the last {@code sliding_window} positions. */
    enum Window {
        NONE,
        EVERY_LAYER,
        /** Those from {@code max_window_layers} on, where {@code use_sliding_window} says so. */
        IF_USED,
        /** Every second, beginning with the first. */
        ALTERNATING
    }

    /** How the experts' sizes and their router are written down. */
    enum ExpertFields {
        NONE,
        MIXTRAL,
        QWEN,
        GPT_OSS,
        DEEPSEEK,
        NEMOTRON
    }

    private final String architecture;
    private final Heads heads;
    private final Bias bias;
    private final Window window;
    private final ExpertFields experts;
    private final List<String> modelTypes;

    Family(String architecture, Heads heads, Bias bias, Window window, ExpertFields experts, String... modelTypes) {
        this.architecture = architecture;
        this.heads = heads;
        this.bias = bias;
        this.window = window;
        this.experts = experts;
        this.modelTypes = List.of(modelTypes);
    }

    /** The family whose configurations say {@code modelType}. */
    public static Optional<Family> of(String modelType) {
        return Arrays.stream(values())
                .filter(family -> family.modelTypes.contains(modelType))
                .findFirst();
    }

    /** Every {@code model_type} that can be read. */
    public static List<String> allModelTypes() {
        return Arrays.stream(values())
                .flatMap(family -> family.modelTypes.stream())
                .toList();
    }

    /** What the field {@code architectures} names. */
    String architecture() {
        return architecture;
    }

    Heads heads() {
        return heads;
    }

    Bias bias() {
        return bias;
    }

    Window window() {
        return window;
    }

    ExpertFields experts() {
        return experts;
    }
}
