package orrery.node.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.node.reference.OneDevice;

/**
 * A model that somebody else trained, stories260K, tells what the program that came with it tells.
 *
 * <p>It is not part of this repository: {@code -Dorrery.models=FOLDER} names where {@code
 * stories260K-hf}, {@code stories260K.gguf} and the expected texts lie.
 */
class StoriesTest {
    private static Path models;

    @BeforeAll
    static void findModels() {
        models = Path.of(System.getProperty("orrery.models", "absent"));
        assumeTrue(
                Files.isDirectory(models.resolve("stories260K-hf")),
                "-Dorrery.models must name a folder with stories260K-hf in it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stories260K-hf", "stories260K.gguf"})
    void tellsTheReferenceStoryFromNothing(String model) throws IOException {
        assertEquals(expected("stories260K.greedy.txt"), tell(model, "", 256));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stories260K-hf", "stories260K.gguf"})
    void tellsTheReferenceStoryOfZoo(String model) throws IOException {
        assertEquals(expected("stories260K.greedy.zoo.txt"), tell(model, "Zoo", 60));
    }

    private static String expected(String file) throws IOException {
        return Files.readString(models.resolve(file)).strip();
    }

    /** {@code steps} counts the tokens of the prompt, too, as the reference program does. */
    private static String tell(String model, String prompt, int steps) {
        var folder = ModelFolder.open(models.resolve(model));
        try (var tokenizer = folder.tokenizer()) {
            var ids = prompt.isEmpty()
                    ? new int[] {folder.architecture().beginToken().orElseThrow()}
                    : tokenizer.encode(prompt);
            var generation = new OneDevice(folder.weights()).generate(ids, steps - ids.length + 1);
            var all = IntStream.concat(Arrays.stream(ids), Arrays.stream(generation.tokens()));
            return tokenizer.decode(all.toArray()).strip();
        }
    }
}
