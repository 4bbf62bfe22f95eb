package orrery.deploy.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A call to a member's page that its console has to answer, and the answer, as they travel. */
final class Petition {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TYPE = "content-type";

    private Petition() {}

    /** @param path below the API's */
    static String of(Call call) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("method", call.method())
                .put("path", String.join("/", call.path()))
                .put(TYPE, call.header(TYPE))
                .put("body", call.body());
        return json.toString();
    }

    /** The call, as if it had come here. */
    static Call call(String petition) throws JsonProcessingException {
        var json = MAPPER.readTree(petition);
        return new Call(
                "a member",
                json.path("method").asText(),
                List.of(json.path("path").asText().split("/")),
                Map.of(),
                Map.of(TYPE, json.path(TYPE).asText()),
                json.path("body").asText());
    }

    static String answer(Reply.Whole reply) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("status", reply.status())
                .put("body", new String(reply.body(), StandardCharsets.UTF_8))
                .toString();
    }

    static Reply.Whole reply(String answer) throws JsonProcessingException {
        JsonNode json = MAPPER.readTree(answer);
        return Reply.json(
                json.path("status").asInt(), MAPPER.readTree(json.path("body").asText()));
    }
}
