import orrery.deploy.script.Orrery;
import orrery.deploy.script.Result;
import orrery.node.outcome.RequestOutcome;

/**
 * The same requests with and without a GPU that is lost on the way: does anybody get other tokens, and who waits?
 *
 *     deploy/bin/orrery script deploy/examples/GpuLoss.java [fail-stop|migrate|elastic]
 */
void main(String... args) {
    var recovery = args.length > 0 ? args[0] : "fail-stop";

    var whole = Orrery.scenario("hgx-h100")
            .set("plan", Map.of("tensor_parallel", 4, "replicas", 2))
            .set("load", Map.of("prompts", "embedded", "count", 12, "new_tokens", 8, "interval", "2 s"));
    var struck = whole
            .set("faults", List.of(Map.of("at", "8001 ms", "for", "5 s", "action", "gpu.lost", "select", "gpu[2]")))
            .set("response", Map.of(
                    "recovery", recovery, "detect", "3 s", "orchestrate", "6 s", "restart", "1 s", "shrink", "4 s"));

    var before = whole.run();
    var after = struck.run();

    IO.println("gpu2 is lost after 8 s, recovery: " + recovery);
    for (var incident : after.incidents()) {
        IO.println("noticed %s, serving again %s; %d requests were struck".formatted(
                incident.detected(), incident.recovered(), incident.requests().size()));
    }
    IO.println("                    without      with");
    line("TTFT mean, ms", before.ttft().meanMs(), after.ttft().meanMs());
    line("E2EL p50, ms", before.e2el().p50Ms(), after.e2el().p50Ms());
    line("E2EL p99, ms", before.e2el().p99Ms(), after.e2el().p99Ms());
    line("recomputed tokens", 0, recomputed(after));
    IO.println("requests with other tokens: " + others(before, after) + " of " + after.requests().size());
}

void line(String what, double without, double with) {
    IO.println("%-18s %9.3f %9.3f".formatted(what, without, with));
}

long recomputed(Result result) {
    return result.requests().stream().mapToLong(RequestOutcome::recomputedTokens).sum();
}

long others(Result one, Result two) {
    return IntStream.range(0, one.requests().size())
            .filter(i -> !one.requests().get(i).tokens().equals(two.requests().get(i).tokens()))
            .count();
}
