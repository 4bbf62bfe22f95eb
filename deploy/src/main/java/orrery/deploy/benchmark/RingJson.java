package orrery.deploy.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import orrery.deploy.benchmark.RingBenchmark.RunsOfOne;

/** The machine-readable twin of {@link RingText}: every run, not only medians. */
public final class RingJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RingJson() {}

    public static String of(RingPlan plan, List<RunsOfOne> found) {
        var json = JSON.createObjectNode().put("benchmark", "ring");
        json.put("bandwidth_bytes_per_s", plan.bandwidth().bytesPerSecond());
        json.put("latency_ps", plan.latency().picos());
        json.put("chunks", plan.chunks()).put("chunk_bytes", plan.chunk().bytes());
        json.put("cores", Runtime.getRuntime().availableProcessors());
        plan.java().forEach(json.putArray("java")::add);
        json.set("reference", JSON.valueToTree(plan.reference()));
        var rows = json.putArray("runs");
        found.forEach(one -> one.runs().forEach(run -> rows.add(row(run))));
        return json.toPrettyString() + "\n";
    }

    private static ObjectNode row(Measured run) {
        return JSON.createObjectNode()
                .put("endpoints", run.endpoints())
                .put("messages", run.messages())
                .put("events", run.events())
                .put("preparing_s", run.preparing())
                .put("seconds", run.seconds())
                .put("processor_s", run.processor())
                .put("peak_bytes", run.peakBytes())
                .put("time_ps", run.timePs())
                .put("closed_form_ps", run.closedFormPs())
                .put("fingerprint", run.fingerprint());
    }
}
