package orrery.deploy.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import orrery.deploy.planning.Architectures;
import orrery.deploy.scenario.ScenarioFile;
import orrery.deploy.topology.TopologyArgument;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Topology;
import orrery.node.feasibility.Demand;
import orrery.node.feasibility.DeviceMemory;
import orrery.node.feasibility.Holdings;
import orrery.node.feasibility.PlanCheck;
import orrery.node.numerics.NumericsKind;
import orrery.node.scenario.Scenario;
import orrery.node.seating.Seating;

/** What comes with the product can run: every model divides, and fits, the machines that it is asked of. */
class ShippedSweepTest {
    @SuppressWarnings("unused") // named by @FieldSource
    static final List<String> NAMES = ShippedSweep.NAMES;

    private final Map<String, Topology> topologies = new HashMap<>();

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyCellFitsItsMachine(String name) {
        var question = QuestionReader.read(name, List.of());
        for (var cell : question.cells()) {
            var file = ScenarioFile.read(question.scenario(), cell.settings());
            var topology =
                    topologies.computeIfAbsent(file.topology(), text -> TopologyArgument.draw(text, Catalogue.load()));
            assertEquals(NumericsKind.NONE, file.scenario().numerics(), cell.name());
            assertTrue(topology.find("frontend").isPresent(), cell.name());
            requireRoom(file.scenario(), topology, cell.name());
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void tellsEditorsWhereTheSchemaIs(String name) throws IOException {
        var folder = Path.of("scenarios", "sweeps");
        var first = Files.readAllLines(folder.resolve(name + ".yaml")).getFirst();
        var schema = folder.resolve(first.replace("# yaml-language-server: $schema=", ""));

        assertTrue(Files.isRegularFile(schema), first);
        assertTrue(schema.endsWith("sweep.schema.json"), first);
    }

    @Test
    void everyFileOfTheFolderIsShippedAndNoOther() throws IOException {
        try (var files = Files.list(Path.of("scenarios", "sweeps"))) {
            var names = files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .collect(Collectors.toSet());
            assertEquals(Set.copyOf(ShippedSweep.NAMES), names);
        }
    }

    private static void requireRoom(Scenario scenario, Topology topology, String cell) {
        var architecture = Architectures.of("model", scenario.model());
        var deployment = scenario.plan().deployment();
        deployment.pools().forEach(pool -> PlanCheck.check(architecture, pool.duty(), pool.cut()));
        var seating = new Seating(topology, deployment);
        var load = scenario.load();
        var sequences = Math.min(load.batchTokens(), load.prompts().size());
        var demand = new Demand(sequences, 8 + load.newTokens(), load.batchTokens());
        for (var copy = 0; copy < seating.copies(); copy++) {
            var holdings = new Holdings(architecture, seating.cut(copy), scenario.formats());
            for (var seat : seating.seats(copy)) {
                var room = DeviceMemory.of(topology.part(seating.device(seat))).orElse(Long.MAX_VALUE);
                var needed = holdings.of(seat, demand).total();
                assertTrue(needed <= room, cell + ": " + seat + " needs " + needed + " of " + room);
            }
        }
    }
}
