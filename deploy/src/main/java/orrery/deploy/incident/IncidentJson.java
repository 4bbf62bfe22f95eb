package orrery.deploy.incident;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import orrery.node.outcome.Incident;
import orrery.node.outcome.Outcome;
import orrery.protocol.units.SimTime;

/** The machine-readable twin of {@link IncidentText}. */
public final class IncidentJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private IncidentJson() {}

    /**
     * The fields {@code incidents}, {@code goodput}, {@code windows} and {@code tokens_equal}.
     *
     * @param baseline the same run without faults, where there was one
     */
    public static ObjectNode of(Outcome outcome, Optional<Outcome> baseline) {
        var json = NODES.objectNode();
        var incidents = json.putArray("incidents");
        outcome.incidents().forEach(incident -> incidents.add(incident(incident)));
        json.set("goodput", goodput(GoodputCurve.of(outcome)));
        json.set("windows", windows(Windows.of(outcome, outcome.incidents())));
        var tokens = TokenComparison.of(outcome, baseline);
        json.put("tokens_equal", tokens.map(TokenComparison::isEqual).orElse(null));
        json.put("tokens_compared_with", tokens.map(TokenComparison::beside).orElse(null));
        return json;
    }

    private static ObjectNode incident(Incident incident) {
        var json = NODES.objectNode().put("fault", incident.entry()).put("action", incident.action());
        var devices = json.putArray("devices");
        incident.devices().forEach(devices::add);
        var stopped = json.putArray("stopped");
        incident.stopped().forEach(stopped::add);
        put(json, "at_ps", incident.at());
        put(json, "healed_ps", incident.healed());
        put(json, "detected_ps", incident.detected());
        put(json, "recovered_ps", incident.recovered());
        var copies = json.putArray("copies");
        incident.copies().forEach(copies::add);
        var requests = json.putArray("requests");
        incident.requests().forEach(requests::add);
        return json.put("lost_tokens", incident.lostTokens()).put("recomputed_tokens", incident.recomputedTokens());
    }

    private static void put(ObjectNode json, String name, SimTime time) {
        json.put(name, time == null ? null : (Long) time.picos());
    }

    private static ArrayNode goodput(GoodputCurve curve) {
        var parts = NODES.arrayNode();
        for (var part : curve.parts()) {
            parts.addObject()
                    .put("from_ps", part.fromPs())
                    .put("tokens", part.tokens())
                    .put("requests", part.requests())
                    .put("tokens_per_second", curve.tokensPerSecond(part));
        }
        return parts;
    }

    private static ObjectNode windows(Windows windows) {
        var json = NODES.objectNode();
        put(json, "always", windows.always());
        put(json, "before", windows.before());
        put(json, "during", windows.during());
        put(json, "after", windows.after());
        return json;
    }

    private static void put(ObjectNode json, String name, Window window) {
        json.putObject(name).put("from_ps", window.fromPs()).put("until_ps", window.untilPs());
    }
}
