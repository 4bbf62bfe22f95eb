package orrery.deploy.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.deploy.scenario.InputProblem;
import orrery.fabric.topology.Topologies;
import orrery.node.family.Configurations;

/** The fixed table itself. */
class CasesTest {
    private static final Cases WITHOUT_FILES = Cases.shipped(Optional.empty());

    @Test
    void everyCaseIsAScenarioOnATopologyThatExists() {
        for (var one : WITHOUT_FILES.all()) {
            var scenario = one.read().scenario();

            var name = Topologies.nameIn(scenario.topology());
            assertTrue(Topologies.names().contains(name), one.name() + " on " + name);
        }
    }

    @Test
    void everyTinyFamilyHasEveryPlanThatAnotherOfItsKindHas() {
        var families = WITHOUT_FILES.all().stream().map(Case::model).collect(Collectors.toCollection(TreeSet::new));

        assertTrue(families.containsAll(Configurations.tiny()), families + " of " + Configurations.tiny());
        assertEquals(plans("tiny-llama").size() - 4, plans("tiny-qwen2").size(), "but for racks and formats");
        assertTrue(plans("tiny-mixtral").containsAll(plans("tiny-qwen2")));
    }

    private static List<String> plans(String model) {
        return WITHOUT_FILES.all().stream()
                .filter(one -> one.model().equals(model))
                .map(Case::plan)
                .toList();
    }

    @Test
    void modelsInFilesAreLeftOutAndNamedUntilTheirFolderIs() {
        assertEquals(List.of("stories260K-hf", "stories260K.gguf"), WITHOUT_FILES.leftOut());
    }

    @Test
    void modelsInFilesMustContinueTheirPromptsAsTheSavedTextDoes(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("stories260K-hf"));
        Files.createFile(folder.resolve("stories260K.gguf"));
        Files.writeString(folder.resolve("stories260K.greedy.zoo.txt"), "Zoo was open.\n");
        Files.writeString(folder.resolve("stories260K.greedy.txt"), "Once upon a time, there was a key.\n");

        var cases = Cases.shipped(Optional.of(folder));

        assertTrue(cases.leftOut().isEmpty());
        var first = cases.only("stories260K-hf").all().getFirst();
        var ask = first.read().scenario().load().prompts().getFirst();
        assertEquals("Zoo", ask.text());
        assertEquals("was open.", ask.expectedAnswer());
    }

    @Test
    void aFolderWithoutTheModelsIsRefusedByName(@TempDir Path folder) {
        var refused = assertThrows(InputProblem.class, () -> Cases.shipped(Optional.of(folder)));

        assertEquals("--models", refused.file());
        assertTrue(refused.found().contains("stories260K"), refused.found());
    }

    @Test
    void aPartOfANameChoosesCasesAndNothingIsRefused() {
        var some = WITHOUT_FILES.only("GPT-OSS, expert 8");

        assertEquals(3, some.all().size(), some.toString());
        assertThrows(InputProblem.class, () -> WITHOUT_FILES.only("no such case"));
    }

    /** The command printed for a case must be what runs it: its own settings, whatever quotes they have. */
    @Test
    void aCaseIsRunAgainByItsCommand() {
        var one = new Case("m", "p", List.of("load={\"prompts\":{\"list\":[\"it's\"]}}", "seed=7"));

        assertEquals(
                "orrery run hgx-h100 --set 'load={\"prompts\":{\"list\":[\"it'\\''s\"]}}' --set 'seed=7'",
                one.command());
    }
}
