package orrery.deploy.result;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import orrery.node.outcome.Incident;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.RequestOutcome;
import orrery.protocol.units.SimTime;

/**
 * What happened in a run, one JSON object a line, in the order of virtual time: requests that were sent, every token as it
 * reached its sender, requests that ended; faults that struck, were noticed, recovered from and healed.
 */
final class EventLog {
    private static final String REQUEST = "request";
    private static final String FAULT = "fault";

    private final List<ObjectNode> events = new ArrayList<>();

    static String of(Outcome outcome) {
        var log = new EventLog();
        outcome.requests().forEach(log::add);
        outcome.incidents().forEach(log::add);
        return log.events.stream()
                .sorted(Comparator.comparingLong(event -> event.get("time_ps").asLong()))
                .map(event -> event + "\n")
                .collect(Collectors.joining());
    }

    private void add(RequestOutcome request) {
        event(request.sent(), "request_sent").put(REQUEST, request.request());
        for (var token = 0; token < request.tokens().size(); token++) {
            event(request.tokenTimes().get(token), "token")
                    .put(REQUEST, request.request())
                    .put("index", token)
                    .put("token", request.tokens().get(token));
        }
        if (!request.tokenTimes().isEmpty()) {
            event(request.tokenTimes().getLast(), "request_ended")
                    .put(REQUEST, request.request())
                    .put("finish_reason", request.ended().name().toLowerCase(Locale.ROOT));
        }
    }

    private void add(Incident incident) {
        event(incident.at(), "fault_struck", incident);
        event(incident.detected(), "fault_detected", incident);
        event(incident.recovered(), "recovered", incident);
        event(incident.healed(), "fault_healed", incident);
    }

    private void event(SimTime at, String happened, Incident incident) {
        if (at != null) {
            var event = event(at, happened).put(FAULT, incident.entry()).put("action", incident.action());
            incident.devices().forEach(event.putArray("devices")::add);
        }
    }

    private ObjectNode event(SimTime at, String happened) {
        var event = JsonNodeFactory.instance.objectNode();
        events.add(event);
        return event.put("time_ps", at.picos()).put("event", happened);
    }
}
