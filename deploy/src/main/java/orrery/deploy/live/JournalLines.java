package orrery.deploy.live;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a journal and a request are spelled: one JSON object a line. */
final class JournalLines {
    static final String FORM = "journal";
    static final int VERSION = 1;

    private static final int DEEPEST = 8;
    private static final int LONGEST_TEXT = 100_000;
    private static final ObjectMapper MAPPER = mapper();

    private JournalLines() {}

    private static ObjectMapper mapper() {
        var mapper = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNumberLength(40)
                        .build());
        return mapper;
    }

    /** @throws JsonProcessingException where a line is no JSON object */
    static ObjectNode read(String line) throws JsonProcessingException {
        if (MAPPER.readTree(line) instanceof ObjectNode object) {
            return object;
        }
        throw new JsonParseException(null, "no JSON object");
    }

    static ObjectNode header(Asked asked) {
        var json = JsonNodeFactory.instance.objectNode().put(FORM, VERSION);
        AskedForm.write(asked, json);
        return json;
    }

    static ObjectNode inject(long atPs, int entry, TypedFault fault) {
        var json = JsonNodeFactory.instance.objectNode().put("at_ps", atPs).put("fault", entry);
        json.set("inject", fault.json());
        return json;
    }

    static ObjectNode heal(long atPs, int entry) {
        return JsonNodeFactory.instance.objectNode().put("at_ps", atPs).put("heal", entry);
    }

    static ObjectNode end(String fingerprint) {
        return JsonNodeFactory.instance.objectNode().put("fingerprint", fingerprint);
    }
}
