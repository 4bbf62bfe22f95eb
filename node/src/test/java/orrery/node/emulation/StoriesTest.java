package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.node.scenario.Load;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.scenario.Sampling;
import orrery.node.scenario.Scenario;

/**
 * A model that somebody else trained, stories260K, cut up: 8 heads, 4 KV heads, tied embeddings, float32.
 *
 * <p>It is not part of this repository: {@code -Dorrery.models=FOLDER} names where {@code stories260K-hf} and the expected
 * texts lie.
 */
class StoriesTest {
    private static final String PROMPT = "Zoo";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void tellsTheReferenceStoryOfZooHoweverItIsCut(int ranks) throws IOException {
        var models = Path.of(System.getProperty("orrery.models", ""));
        assumeTrue(
                !models.toString().isEmpty() && Files.isDirectory(models.resolve("stories260K-hf")),
                "-Dorrery.models must name a folder with stories260K-hf in it");
        var expected =
                Files.readString(models.resolve("stories260K.greedy.zoo.txt")).strip();

        var findings = PlainLoop.run(new Scenario(
                "stories",
                "hgx-h100",
                new ModelSource.Folder(models.resolve("stories260K-hf").toString()),
                new Plan(ranks, 1, AllReduce.AUTO),
                new Load(List.of(new Load.Ask(PROMPT, "")), 57, 64),
                new Sampling.Greedy(),
                1));

        findings.checks().forEach(check -> assertTrue(check.equal(), check.toString()));
        var told = PROMPT + findings.requests().getFirst().text();
        assertEquals(expected, told.strip());
    }
}
