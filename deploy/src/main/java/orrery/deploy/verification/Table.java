package orrery.deploy.verification;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The fixed table as it stands in its file: what {@code orrery verify} runs.
 *
 * @param load of models that name none
 * @param models that plans name, by name or by kind
 */
record Table(JsonNode load, List<Model> models, List<Plan> plans) {
    private static final String FILE = "/orrery/verification/cases.yaml";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /**
     * @param model as in a scenario; a {@code folder} or {@code gguf} is relative to the folder of models
     * @param texts what it must say, or null
     */
    record Model(String name, List<String> kinds, JsonNode model, JsonNode load, List<Text> texts) {
        boolean isFile() {
            return model.has("folder") || model.has("gguf");
        }
    }

    /**
     * A saved text, which begins with its prompt.
     *
     * @param file beside the models
     */
    record Text(String prompt, String file) {}

    /**
     * @param models names, or kinds of models
     * @param formats null for float32
     */
    record Plan(
            String name,
            String topology,
            List<String> models,
            @JsonProperty("plan") JsonNode degrees,
            JsonNode formats) {
        boolean names(Model model) {
            return models.contains(model.name()) || model.kinds().stream().anyMatch(models::contains);
        }
    }

    static Table shipped() {
        try (var in = Table.class.getResourceAsStream(FILE)) {
            return YAML.readValue(in, Table.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
