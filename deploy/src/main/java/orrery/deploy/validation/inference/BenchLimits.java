package orrery.deploy.validation.inference;

import orrery.fabric.catalogue.Engine;
import orrery.fabric.catalogue.Gpu;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.GroupedAttention;
import orrery.node.architecture.LatentAttention;
import orrery.node.forecast.ServedModel;
import orrery.node.format.NumberFormat;

/**
 * The limits that {@code trtllm-bench throughput} derives from its dataset where nobody sets them: as many sequences as it
 * expects in the cache, and the rows that keep prompts and new tokens in balance (TensorRT-LLM 1.0, its bench/build/tuning.py
 * and bench/benchmark/utils/general.py). What it does not tune, MXFP4, has the defaults of the LLM API.
 */
final class BenchLimits {
    private static final int DEFAULT_SEQUENCES = 2048;
    private static final int DEFAULT_ROWS = 8192;
    private static final int MOST_SEQUENCES = 4096;
    private static final int MOST_ROWS = 32768;
    private static final int LEAST_SEQUENCES = 64;
    private static final int LEAST_ROWS = 2048;
    private static final long BLOCK = 4096; // elements: whole blocks of every format

    private BenchLimits() {}

    static Engine of(ServedModel model, long parameters, int prompt, int answer) {
        var tuned = model.formats().weights() != NumberFormat.MXFP4;
        var sequences = tuned ? sequences(expected(model, parameters, prompt + answer)) : DEFAULT_SEQUENCES;
        var rows = tuned ? rows(model, parameters, prompt, answer) : DEFAULT_ROWS;
        return model.engine().limited(sequences, Math.max(rows, prompt + sequences));
    }

    private static int sequences(double expected) {
        var raw = expected;
        if (raw < 256) {
            return Math.max(LEAST_SEQUENCES, upTo(raw, 32));
        }
        return upTo(raw, raw < 1024 ? 128 : 256);
    }

    private static int rows(ServedModel model, long parameters, int prompt, int answer) {
        var raw = Math.min(expected(model, parameters, prompt + answer) * (1 + (double) prompt / answer), MOST_ROWS);
        if (raw < 4096) {
            return Math.max(LEAST_ROWS, upTo(raw, 256));
        }
        return upTo(raw, raw < 8192 ? 512 : 1024);
    }

    private static int upTo(double raw, int part) {
        return part * (int) Math.ceil(raw / part);
    }

    /** Requests that it expects in the cache of all GPUs, of each stage. */
    private static double expected(ServedModel model, long parameters, int length) {
        var cut = model.pool().cut();
        var gpu = (Gpu) model.topology().part(model.topology().gpus()[0]);
        var weights = (double) model.formats().weights().rowBytes(parameters / BLOCK * BLOCK);
        var memory = (double) gpu.memory().bytes() * cut.ranks() - weights;
        var cache = memory * model.engine().cacheShare().asDouble();
        var requests = cache / ((double) bytesPerToken(model.architecture(), model, cut.attentionRanks()) * length);
        return Math.min(requests, MOST_SEQUENCES) / cut.pipeline();
    }

    /** As if latent attention kept keys and values of all heads, which is how that program counts. */
    private static long bytesPerToken(Architecture architecture, ServedModel model, int tensor) {
        var bytes = 0L;
        for (var block : architecture.blocks()) {
            bytes += switch (block) {
                case GroupedAttention grouped ->
                    2L
                            * Math.max(tensor, grouped.keyValueHeads())
                            * model.formats().cache().rowBytes(grouped.headDim());
                case LatentAttention latent ->
                    2L * latent.heads() * model.formats().cache().rowBytes(architecture.hidden() / latent.heads());
                default -> 0;
            };
        }
        return bytes;
    }
}
