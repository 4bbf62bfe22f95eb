package orrery.deploy.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.scenario.Sampling;

class ShippedScenarioTest {
    private static final Path FOLDER = Path.of("scenarios");

    @SuppressWarnings("unused") // named by @FieldSource
    static final List<String> NAMES = ShippedScenario.NAMES;

    @Test
    void everyFileOfTheFolderIsShippedAndNoOther() throws IOException {
        try (var files = Files.list(FOLDER)) {
            var names = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(names, new TreeSet<>(ShippedScenario.NAMES));
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void readsTheSameByNameAndByPath(String name) {
        var byName = ScenarioFile.read(name, List.of()).scenario();
        var byPath = ScenarioFile.read("scenarios/" + name + ".yaml", List.of()).scenario();

        assertEquals(name, byName.name());
        assertEquals(byName, byPath);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void tellsEditorsWhereTheSchemaIs(String name) throws IOException {
        var first = Files.readAllLines(FOLDER.resolve(name + ".yaml")).getFirst();
        var schema = first.replace("# yaml-language-server: $schema=", "");

        assertTrue(Files.exists(FOLDER.resolve(schema)), first);
    }

    @Test
    void theDefaultIsEightRacksOfOneReplicaEach() {
        var scenario = ScenarioFile.read(ShippedScenario.DEFAULT, List.of()).scenario();

        assertEquals("rubin-ultra-nvl576", scenario.topology());
        assertEquals(new ModelSource.Embedded("orrery-tiny"), scenario.model());
        assertEquals(new Plan(72, 8, AllReduce.AUTO), scenario.plan());
        assertEquals(64, scenario.load().prompts().size());
        assertEquals(48, scenario.load().newTokens());
        assertEquals(new Sampling.Greedy(), scenario.sampling());
    }

    @Test
    void suggestsTheNearestName() {
        var problem = assertThrows(InputProblem.class, () -> ScenarioFile.read("gb200", List.of()));

        assertEquals("""
                SCENARIO
                  found:   "gb200"
                  allowed: a shipped scenario (rubin-ultra-nvl576, vera-rubin-nvl72, gb200-nvl72, hgx-h100, \
                deepseek-r1-gb200, deepseek-r1-nvl576, llama-3.1-405b-gb200, gpt-oss-120b-hgx, plane-loss, \
                plane-loss-fatal, tray-loss, laser-loss, gpu-loss, straggler, nic-flap, rack-power, silent-corruption, month) \
                or the path of a .yaml file
                  remedy:  did you mean gb200-nvl72?""", problem.getMessage());
    }
}
