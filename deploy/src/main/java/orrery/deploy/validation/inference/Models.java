package orrery.deploy.validation.inference;

import java.util.Map;
import orrery.deploy.format.Checkpoints;
import orrery.deploy.validation.NotModelled;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;

/** The shipped configuration that a row's model is, and the formats that its checkpoints have. */
final class Models {
    /** Releases of the same sizes are the same. */
    private static final Map<String, String> CONFIGURATIONS = Map.ofEntries(
            Map.entry("DeepSeek-R1", "deepseek-r1"),
            Map.entry("DeepSeek-R1-0528", "deepseek-r1"),
            Map.entry("GPT-OSS-120B", "gpt-oss-120b"),
            Map.entry("GPT-OSS-20B", "gpt-oss-20b"),
            Map.entry("Llama-2-70B", "llama-2-70b"),
            Map.entry("Llama-3-70B", "llama-3.1-70b"),
            Map.entry("Llama-3.1-70B", "llama-3.1-70b"),
            Map.entry("Llama-3.3-70B", "llama-3.3-70b"),
            Map.entry("Llama-3-405B", "llama-3.1-405b"),
            Map.entry("Llama-3.1-405B", "llama-3.1-405b"),
            Map.entry("Llama-3.1-8B", "llama-3.1-8b"),
            Map.entry("Qwen3-30B-A3B", "qwen3-30b-a3b"),
            Map.entry("Qwen3-235B-A22B", "qwen3-235b-a22b"),
            Map.entry("Mixtral-8x7B", "mixtral-8x7b"),
            Map.entry("Kimi-K2", "kimi-k2"));

    private Models() {}

    static String configuration(InferenceRow row) {
        var name = CONFIGURATIONS.get(row.model());
        if (name == null) {
            throw new NotModelled("no configuration of " + row.model() + " that an architecture describes");
        }
        return name;
    }

    /** NVIDIA's checkpoints in FP4 and FP8 keep the cache in FP8; without a word, a checkpoint is BF16. */
    static Formats formats(InferenceRow row) {
        if (row.model().startsWith("GPT-OSS")) {
            return Checkpoints.gptOss(Machines.isHopper(row));
        }
        var deepSeek = row.model().startsWith("DeepSeek");
        var cache = row.source().contains("BF16/FP16 KV") ? NumberFormat.BF16 : NumberFormat.FP8_E4M3;
        return switch (row.precision()) {
            case "fp4" -> Checkpoints.nvfp4(deepSeek, cache);
            case "fp8" -> Checkpoints.fp8(deepSeek, cache);
            case "", "bf16" -> Checkpoints.bf16();
            default -> throw new NotModelled("no format is meant by " + row.precision());
        };
    }
}
