package orrery.deploy.validation.inference;

import java.util.Map;
import orrery.fabric.catalogue.Engine;

/**
 * The limits that submissions to MLPerf Inference 5.1 set: gpu_batch_size and max_num_tokens of NVIDIA's configurations of its
 * B200 and GB200 systems (inference_results_v5.1, closed/NVIDIA/configs), which its partners' machines run, too. Other systems
 * have those of the engine.
 */
final class MlperfLimits {
    private record Run(String model, String scenario) {}

    /** @param rows new tokens of a step, of each data group, as the sequences are */
    private record Limits(int sequences, int rows) {}

    private static final Map<Run, Limits> BLACKWELL = Map.of(
            new Run("Llama-2-70B", "Offline"), new Limits(2048, 3584),
            new Run("Llama-2-70B", "Server"), new Limits(2048, 3584),
            new Run("Llama-2-70B", "Interactive"), new Limits(768, 768),
            new Run("Llama-3.1-405B", "Offline"), new Limits(2048, 1536),
            new Run("Llama-3.1-405B", "Server"), new Limits(256, 2048),
            new Run("Llama-3.1-405B", "Interactive"), new Limits(256, 1536),
            new Run("Llama-3.1-8B", "Offline"), new Limits(6000, 12_000),
            new Run("Llama-3.1-8B", "Server"), new Limits(6000, 12_000),
            new Run("DeepSeek-R1", "Offline"), new Limits(512, 4608),
            new Run("DeepSeek-R1", "Server"), new Limits(512, 3456));

    private MlperfLimits() {}

    static Engine of(InferenceRow row, Engine engine) {
        var limits = Machines.isHopper(row) ? null : BLACKWELL.get(new Run(row.model(), row.load()));
        return limits == null ? engine : engine.limited(limits.sequences(), limits.rows());
    }

    /** Those with options of the PyTorch executor in their configurations; others build an engine for the C++ executor. */
    static String engine(InferenceRow row) {
        return row.model().equals("DeepSeek-R1") || row.model().equals("Llama-3.1-8B")
                ? "mlperf-pytorch"
                : "mlperf-trtllm";
    }
}
