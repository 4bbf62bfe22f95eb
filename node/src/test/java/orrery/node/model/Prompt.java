package orrery.node.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import orrery.node.checkpoint.JsonFile;
import orrery.node.checkpoint.ModelProblem;

/**
 * Something to ask a model: one line of a {@code prompts.jsonl}.
 *
 * @param text what the model is given
 * @param expectedAnswer for a question, what the answer must begin with; a full stop follows it
 */
public record Prompt(String text, Optional<String> expectedAnswer) {
    private static final String TEXT = "prompt";
    private static final String ANSWER = "expected_answer";

    /** Reads a file of JSON objects, one a line, each with {@code prompt} and perhaps {@code expected_answer}. */
    public static List<Prompt> read(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.map(line -> parse(file, line)).toList();
        } catch (IOException | UncheckedIOException e) {
            throw new ModelProblem(file, "file", String.valueOf(e.getMessage()), "lines of UTF-8 text are expected", e);
        }
    }

    /** The line that {@link #read} takes. */
    String toJson() {
        var json = JsonNodeFactory.instance.objectNode().put(TEXT, text);
        expectedAnswer.ifPresent(answer -> json.put(ANSWER, answer));
        return json.toString();
    }

    /** Whether {@code answer} begins with what is expected; true where nothing is. */
    public boolean isAnsweredBy(String answer) {
        return expectedAnswer
                .map(expected -> answer.strip().startsWith(expected + "."))
                .orElse(true);
    }

    private static Prompt parse(Path file, String line) {
        var json = JsonFile.parse(file, "line", line.getBytes(StandardCharsets.UTF_8));
        if (!json.path(TEXT).isTextual()) {
            throw new ModelProblem(file, TEXT, JsonFile.kind(json.path(TEXT)), "a text is expected in every line");
        }
        return new Prompt(
                json.get(TEXT).textValue(),
                Optional.ofNullable(json.path(ANSWER).textValue()));
    }
}
