package orrery.deploy.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Serving metrics under the names of vLLM's serving benchmark. */
final class MetricsJson {
    private static final double PICOS_PER_MILLI = 1e9;

    private MetricsJson() {}

    static ObjectNode of(ServingMetrics metrics) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("duration", metrics.duration().inSeconds());
        json.put("completed", metrics.completed());
        json.put("total_input_tokens", metrics.inputTokens());
        json.put("total_output_tokens", metrics.outputTokens());
        put(json, "request_throughput", metrics.perSecond(metrics.completed()));
        put(json, "output_throughput", metrics.outputThroughput());
        put(json, "total_token_throughput", metrics.perSecond(metrics.inputTokens() + metrics.outputTokens()));
        put(json, "output_throughput_per_gpu", metrics.outputThroughputPerGpu());
        json.put("gpus", metrics.gpus());
        json.put("device_kind", metrics.kind());
        put(json, "ttft", metrics.ttft());
        put(json, "tpot", metrics.tpot());
        put(json, "itl", metrics.itl());
        put(json, "e2el", metrics.e2el());
        json.put("expected_answers", metrics.asked());
        return json.put("right_answers", metrics.right());
    }

    private static void put(ObjectNode json, String name, Distribution times) {
        put(json, "mean_" + name + "_ms", times.meanPs() / PICOS_PER_MILLI);
        put(json, "p50_" + name + "_ms", times.p50Ps() / PICOS_PER_MILLI);
        put(json, "p99_" + name + "_ms", times.p99Ps() / PICOS_PER_MILLI);
    }

    /** JSON has no word for what is not a number, so it becomes null. */
    static void put(ObjectNode json, String name, double value) {
        json.put(name, Double.isFinite(value) ? (Double) value : null);
    }
}
