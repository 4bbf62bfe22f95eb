package orrery.deploy.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import orrery.deploy.live.AskedForm;
import orrery.deploy.report.Json;
import orrery.deploy.scenario.InputFile;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.Origin;

/** How a stamp is written down. */
public final class StampForm {
    private static final String FORM = "stamp";
    private static final int VERSION = 1;
    private static final int BYTES_MAX = 4_000_000;

    private StampForm() {}

    static String text(Stamp stamp) {
        var json = JsonNodeFactory.instance.objectNode().put(FORM, VERSION);
        AskedForm.write(stamp.asked(), json);
        json.put("java", stamp.java()).put("catalogue_sha256", stamp.catalogue());
        var inputs = json.putArray("inputs");
        stamp.inputs().forEach(input -> write(input, inputs.addObject()));
        json.put("typed_faults", stamp.isTyped());
        json.put("verified", stamp.isVerified());
        json.put("fingerprint", stamp.fingerprint());
        return Json.text(json);
    }

    private static void write(Input input, ObjectNode json) {
        json.put("what", input.what())
                .put("path", input.path())
                .put("bytes", input.bytes())
                .put("sha256", input.sha256());
    }

    /**
     * @param asked the option or parameter that names it, for messages
     * @throws InputProblem where it cannot be read, or is no stamp
     */
    public static Stamp read(String asked, Path file) {
        var json = json(
                file.toString(),
                InputFile.read(file, Origin.of(asked), "", BYTES_MAX).text());
        if (json.path(FORM).asInt() != VERSION) {
            throw InputProblem.of(
                    file.toString(), FORM, json.path(FORM).toString(), VERSION + ", as orrery run writes it", "");
        }
        return new Stamp(
                AskedForm.read(json),
                json.path("java").asText(),
                json.path("catalogue_sha256").asText(),
                inputs(json.path("inputs")),
                json.path("typed_faults").asBoolean(),
                json.path("verified").asBoolean(true),
                json.path("fingerprint").asText());
    }

    private static JsonNode json(String name, String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw InputProblem.of(name, "", broken.getOriginalMessage(), "a stamp that orrery run wrote", "");
        }
    }

    private static List<Input> inputs(JsonNode json) {
        var inputs = new ArrayList<Input>();
        json.forEach(input -> inputs.add(new Input(
                input.path("what").asText(),
                input.path("path").asText(),
                input.path("bytes").asLong(),
                input.path("sha256").asText())));
        return inputs;
    }
}
