package orrery.deploy.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import orrery.node.outcome.RequestOutcome;
import orrery.node.scenario.Scenario;

/** Every request whole: texts, token ids, and when each token arrived. */
final class RequestsJson {
    private RequestsJson() {}

    static ArrayNode of(Scenario scenario, List<RequestOutcome> requests) {
        var array = JsonNodeFactory.instance.arrayNode();
        requests.forEach(request -> array.add(one(scenario, request)));
        return array;
    }

    private static ObjectNode one(Scenario scenario, RequestOutcome request) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("request", request.request()).put("replica", request.replica());
        json.put("prompt", request.prompt()).put("prompt_tokens", request.promptTokens());
        json.put("text", request.text());
        json.put("finish_reason", lower(request.ended()));
        json.put("answer", lower(request.answer()));
        json.put(
                "expected_answer",
                scenario.load().prompts().get(request.request()).expectedAnswer());
        json.put("sent_ps", request.sent().picos());
        var ids = json.putArray("tokens");
        request.tokens().forEach(ids::add);
        var times = json.putArray("token_times_ps");
        request.tokenTimes().forEach(time -> times.add(time.picos()));
        return json;
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
