package orrery.deploy.format;

import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;

/**
 * The formats of published checkpoints as engines run them: products read what the checkpoint says, and the residual stream
 * stays in BF16, in which ranks also sum it up.
 *
 * <p>Head, embedding and routers are BF16 in all of them ({@link orrery.node.model.StoredAs}).
 */
public final class Checkpoints {
    private Checkpoints() {}

    /**
     * GPT-OSS keeps all but its experts in BF16 (OpenAI model card, section 2.1). Its experts' MXFP4 is multiplied in BF16 on
     * Hopper and in 8 bits on Blackwell (TensorRT-LLM documentation, its MoE backends).
     */
    public static Formats gptOss(boolean hopper) {
        return hopper
                ? served(NumberFormat.MXFP4, NumberFormat.BF16, NumberFormat.BF16)
                        .withAttention(NumberFormat.BF16)
                : served(NumberFormat.MXFP4, NumberFormat.FP8_BLOCK, NumberFormat.FP8_E4M3)
                        .withAttention(NumberFormat.BF16);
    }

    /**
     * NVIDIA's conversions to FP4 quantise all projections of a block, of DeepSeek-R1 those of feed-forward alone (their model
     * cards: nvidia/DeepSeek-R1-0528-FP4; its v2 adds the one behind attention).
     */
    public static Formats nvfp4(boolean latentAttention, NumberFormat cache) {
        var all = served(NumberFormat.NVFP4, NumberFormat.NVFP4, cache);
        return latentAttention ? all.withAttention(NumberFormat.BF16) : all;
    }

    /** DeepSeek publishes blocks of FP8 (DeepSeek-V3 report, section 3.3); NVIDIA's conversions have a scale for a tensor. */
    public static Formats fp8(boolean blocks, NumberFormat cache) {
        var format = blocks ? NumberFormat.FP8_BLOCK : NumberFormat.FP8_E4M3;
        return served(format, format, cache);
    }

    public static Formats bf16() {
        return served(NumberFormat.BF16, NumberFormat.BF16, NumberFormat.BF16);
    }

    private static Formats served(NumberFormat weights, NumberFormat activations, NumberFormat cache) {
        return new Formats(weights, activations, cache).withStream(NumberFormat.BF16);
    }
}
