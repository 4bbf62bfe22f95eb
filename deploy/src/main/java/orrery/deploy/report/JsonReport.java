package orrery.deploy.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import orrery.node.outcome.Effort;
import orrery.node.outcome.Foreseen;
import orrery.node.outcome.Outcome;
import orrery.node.scenario.Scenario;

/**
 * The machine-readable twin of {@link TextReport}: {@code result} is the same on every run, {@code effort} is not. Times end
 * in {@code _ps} (picoseconds, exact) or {@code _ms}, energies in {@code _nj} (nanojoules) or {@code _j}; null is unknown.
 */
public final class JsonReport {
    private JsonReport() {}

    /**
     * One JSON object, ended by a line feed.
     *
     * @param validated how far the run is from measured ones, in words
     */
    public static String of(Scenario scenario, Outcome outcome, String validated) {
        return of(scenario, outcome, validated, JsonNodeFactory.instance.objectNode());
    }

    /**
     * One JSON object with what else is to be said of the run.
     *
     * @param more fields of the result
     */
    public static String of(Scenario scenario, Outcome outcome, String validated, ObjectNode more) {
        var root = JsonNodeFactory.instance.objectNode();
        root.set("result", result(scenario, outcome, validated).setAll(more));
        root.set("effort", effort(outcome.effort()));
        return Json.text(root);
    }

    private static ObjectNode result(Scenario scenario, Outcome outcome, String validated) {
        var result = JsonNodeFactory.instance.objectNode();
        var metrics = ServingMetrics.of(scenario, outcome);
        result.set("scenario", ScenarioJson.of(scenario));
        result.put("times", Labels.UNVALIDATED);
        result.put("validated", validated);
        result.set("metrics", MetricsJson.of(metrics));
        result.put("end_ps", outcome.end().picos());
        result.set("links", MachineJson.links(outcome.traffic()));
        result.set("busiest_link", MachineJson.busiest(outcome.busiest()));
        result.set("energy", EnergyJson.of(outcome.energy(), metrics.outputTokens()));
        result.set("verification", VerificationJson.of(outcome.verification()));
        var missed = result.putArray("missed_deadlines");
        outcome.missedDeadlines()
                .forEach(one -> missed.addObject().put("device", one.device()).put("happened", one.happened()));
        result.put("fingerprint", outcome.fingerprint());
        result.set("requests", RequestsJson.of(scenario, outcome.requests()));
        return result;
    }

    private static ObjectNode effort(Effort effort) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("wall_seconds", effort.wallSeconds())
                .put("events", effort.events())
                .put("events_per_second", effort.events() / Math.max(effort.wallSeconds(), 1e-9))
                .put("windows", effort.windows())
                .put("jvms", effort.jvms())
                .put("threads", effort.threads())
                .put("recoveries", effort.recoveries())
                .put("lost_messages", effort.lost())
                .set("fast_forward", fastForward(effort.foreseen()));
    }

    private static ObjectNode fastForward(Foreseen foreseen) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("steps", foreseen.steps())
                .put("steps_run_whole", foreseen.whole())
                .put("communications", foreseen.communications())
                .put("communications_repeated", foreseen.repeated());
    }
}
