import orrery.deploy.script.Orrery;
import orrery.deploy.script.Result;

/**
 * Over how many GPUs should a copy of a model be cut? A wide copy reads its weights faster, and waits longer for itself.
 *
 *     deploy/bin/orrery script deploy/examples/TensorParallelWidth.java [MODEL [REQUESTS]]
 *
 * Each line uses all eight GPUs of a server: few wide copies, or many narrow ones. Sizes and times alone, no tokens.
 */
void main(String... args) {
    var model = args.length > 0 ? args[0] : "llama-3.1-8b";
    var requests = args.length > 1 ? Integer.parseInt(args[1]) : 16;

    var server = Orrery.scenario("hgx-h100")
            .set("model", Map.of("config", Map.of("name", model)))
            .set("formats", Map.of("weights", "bf16", "activations", "bf16", "kv_cache", "bf16"))
            .set("numerics", "none")
            .set("load", Map.of("prompts", Map.of("random", 128), "count", requests, "new_tokens", 4));

    IO.println(model + ", " + requests + " requests on hgx-h100");
    IO.println("  TP  copies  TTFT ms  TPOT ms  tokens/s/user  tokens/s/GPU  J/token");
    for (var width : List.of(1, 2, 4, 8)) {
        var plan = Map.of("tensor_parallel", width, "replicas", 8 / width);
        IO.println(row(width, server.set("plan", plan).run()));
    }
    IO.println("times: modelled, not validated");
}

String row(int width, Result result) {
    var tpotMs = result.tpot().meanMs();
    return "%4d  %6d  %7.3f  %7.3f  %13.1f  %12.1f  %7.3f".formatted(
            width,
            8 / width,
            result.ttft().meanMs(),
            tpotMs,
            1000 / tpotMs,
            result.tokensPerSecondPerGpu(),
            result.joules().orElseThrow().value() / result.serving().outputTokens());
}
