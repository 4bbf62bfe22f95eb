package orrery.deploy.torture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A line that a process printed.
 *
 * @param nanos of {@link System#nanoTime} when it was read
 * @param json what it means; missing where it is no JSON
 */
record Said(long nanos, String text, JsonNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Said now(String text) {
        return new Said(System.nanoTime(), text, text.startsWith("{") ? json(text) : MissingNode.getInstance());
    }

    /** Missing where it is none. */
    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    boolean is(String event) {
        return json.has(event);
    }
}
