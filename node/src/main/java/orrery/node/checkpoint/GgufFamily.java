package orrery.node.checkpoint;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The model families whose GGUF files are understood, and what Hugging Face calls each. */
enum GgufFamily {
    LLAMA("llama", "llama"),
    /** Written as {@code llama} with experts. */
    MIXTRAL("llama", "mixtral"),
    QWEN2("qwen2", "qwen2"),
    QWEN3("qwen3", "qwen3"),
    QWEN3_MOE("qwen3moe", "qwen3_moe"),
    GPT_OSS("gpt-oss", "gpt_oss"),
    /** DeepSeek-V2, and V3 and R1, which score their experts with a sigmoid. */
    DEEPSEEK("deepseek2", "deepseek_v3");

    private static final String KEY = "general.architecture";

    private final String architecture;
    private final String modelType;

    GgufFamily(String architecture, String modelType) {
        this.architecture = architecture;
        this.modelType = modelType;
    }

    /** The family that {@code metadata} says; any other architecture is refused. */
    static GgufFamily of(GgufMetadata metadata) {
        var architecture = metadata.text(KEY);
        if (architecture.equals(LLAMA.architecture)) {
            return metadata.integerOr("llama.expert_count", 0, GgufNames.MOST_EXPERTS, 0) > 0 ? MIXTRAL : LLAMA;
        }
        return Arrays.stream(values())
                .filter(family -> family.architecture.equals(architecture))
                .findFirst()
                .orElseThrow(() -> metadata.problem(
                        KEY,
                        "supported: "
                                + Arrays.stream(values())
                                        .map(family -> family.architecture)
                                        .distinct()
                                        .collect(Collectors.joining(", "))));
    }

    /** The full key of {@code name}, such as {@code llama.block_count}. */
    String key(String name) {
        return architecture + "." + name;
    }

    /** What {@code config.json} has as model_type. */
    String modelType() {
        return modelType;
    }

    /**
     * Whether llama.cpp's converter puts the rows of each query and key head in the order 0, d/2, 1, d/2 + 1, …, so
     * that its rotary embedding turns neighbours; Hugging Face turns elements half a head apart.
     */
    boolean reordersHeads() {
        return this == LLAMA || this == MIXTRAL;
    }

    /** What the layer's experts are part of in the names of Hugging Face. */
    String moe() {
        return this == MIXTRAL ? "block_sparse_moe" : "mlp";
    }

    /** The name of an expert's projection: {@code role} is gate, up or down. */
    String projection(String role) {
        return this != MIXTRAL
                ? role + "_proj"
                : switch (role) {
                    case "gate" -> "w1";
                    case "up" -> "w3";
                    default -> "w2";
                };
    }

    /** The name of the router within {@link #moe}. */
    String router() {
        return this == GPT_OSS ? "router" : "gate";
    }
}
