package orrery.node.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What an independent program computed with the embedded model: {@code golden.json}, written by
 * {@code recipe/golden.py}.
 */
record Golden(List<Case> cases, double validationLoss, List<String> validation) {
    record Case(
            String prompt,
            int[] promptIds,
            int[] greedyIds,
            String text,
            double leastMargin,
            Optional<String> expectedAnswer,
            Optional<float[]> logits) {
        static Case of(JsonNode json) {
            return new Case(
                    json.get("prompt").textValue(),
                    ints(json.get("prompt_ids")),
                    ints(json.get("greedy_ids")),
                    json.get("text").textValue(),
                    json.get("least_margin").doubleValue(),
                    Optional.ofNullable(json.path("expected_answer").textValue()),
                    Optional.ofNullable(json.get("first_logits")).map(Golden::floats));
        }
    }

    static Golden read(Path folder) throws IOException {
        var json = new ObjectMapper().readTree(folder.resolve("golden.json").toFile());
        return new Golden(
                StreamSupport.stream(json.get("cases").spliterator(), false)
                        .map(Case::of)
                        .toList(),
                json.get("validation").get("loss").doubleValue(),
                Files.readAllLines(folder.resolve("valid.txt")));
    }

    private static int[] ints(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToInt(JsonNode::intValue)
                .toArray();
    }

    private static float[] floats(JsonNode array) {
        var values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).floatValue();
        }
        return values;
    }
}
