package orrery.deploy.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import orrery.protocol.naming.Spelling;

/** The object in the body of a call. */
final class Body {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Body() {}

    /** The object in a body, of which all fields are known. */
    static ObjectNode of(Call call, List<String> allowed) throws Nonsense {
        if (!call.header("content-type").startsWith(Reply.JSON)) {
            throw new Nonsense("Content-Type \"" + call.header("content-type") + "\"; allowed: " + Reply.JSON, "");
        }
        try {
            if (MAPPER.readTree(call.body()) instanceof ObjectNode object) {
                for (var name : (Iterable<String>) object::fieldNames) {
                    if (!allowed.contains(name)) {
                        throw new Nonsense(
                                "field \"" + name + "\"; allowed: " + String.join(", ", allowed),
                                Spelling.didYouMean(name, allowed));
                    }
                }
                return object;
            }
            throw new Nonsense("a body that is no JSON object", "");
        } catch (JsonProcessingException no) {
            throw new Nonsense("a body that is no JSON: " + no.getOriginalMessage(), "");
        }
    }

    /** A body that means nothing. */
    static final class Nonsense extends Exception {
        private static final long serialVersionUID = 1;

        private final String remedy;

        Nonsense(String problem, String remedy) {
            super(problem);
            this.remedy = remedy;
        }

        Reply.Whole refusal() {
            return Reply.refusal(400, getMessage(), remedy);
        }
    }
}
