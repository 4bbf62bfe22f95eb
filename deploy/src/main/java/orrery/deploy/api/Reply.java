package orrery.deploy.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a call is answered with. */
sealed interface Reply {
    String JSON = "application/json";

    /** @param headers besides the type */
    record Whole(int status, String type, Map<String, String> headers, byte[] body) implements Reply {}

    /**
     * Everything from now on, as server-sent events.
     *
     * @param lastHeard id of the event before, for whoever comes back; else empty
     */
    record Events(String lastHeard) implements Reply {}

    /** Something that is written as it is made. */
    record Streamed(String type, Map<String, String> headers, Content content) implements Reply {}

    /** What is written. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    static Whole json(int status, JsonNode json) {
        return new Whole(status, JSON, Map.of(), (json + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Whole text(String type, String text) {
        return new Whole(200, type, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Somewhere else, with a cookie on the way. */
    static Whole seeOther(String location, String cookie) {
        return new Whole(303, JSON, Map.of("Location", location, "Set-Cookie", cookie), new byte[0]);
    }

    /** @param remedy empty for none */
    static Whole refusal(int status, String problem, String remedy) {
        var json = JsonNodeFactory.instance.objectNode();
        var error = json.putObject("error").put("status", status).put("problem", problem);
        if (!remedy.isEmpty()) {
            error.put("remedy", remedy);
        }
        return json(status, json);
    }

    static Whole refusal(int status, String problem) {
        return refusal(status, problem, "");
    }
}
