package orrery.deploy.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import orrery.deploy.claims.Answer.Verdict;
import orrery.deploy.pareto.ServingSystem;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.topology.TopologyArgument;
import orrery.fabric.catalogue.Catalogue;
import orrery.node.family.Configurations;

final class ClaimTest {
    static final List<String> NAMES = Claim.NAMES;

    @Test
    void everyFileIsAClaimAndEveryClaimAFile() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("scenarios/claims"))) {
            var found = files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .toList();
            assertEquals(new TreeSet<>(NAMES), new TreeSet<>(found));
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void aClaimSaysWhoSaysSoAndNamesWhatExists(String name) {
        var claim = Claim.named(name);
        assertFalse(claim.claim().isBlank()
                || claim.source().isBlank()
                || claim.remark().isBlank());
        assertTrue((claim.serving() == null) != (claim.optics() == null));
        if (claim.serving() != null) {
            assertTrue(Configurations.names().contains(claim.serving().model()));
            assertTrue(Catalogue.load().engines().contains(claim.serving().engine()));
            Stream.of(claim.serving().of(), claim.serving().over())
                    .filter(side -> side != null)
                    .forEach(side -> TopologyArgument.draw(
                            ServingSystem.named(side.system()).topology(), Catalogue.load()));
        }
    }

    @Test
    void anUnknownNameIsToldTheNearest() {
        var problem = assertThrows(InputProblem.class, () -> Claim.named("cpo-of-a-clutser"));
        assertEquals("did you mean cpo-of-a-cluster?", problem.remedy());
    }

    @ParameterizedTest
    @CsvSource({
        "cpo-of-a-cluster, 3, 3, 3, CONFIRMED",
        "cpo-of-a-cluster, 4.9, 4.9, 4.9, CONFIRMED",
        "cpo-of-a-cluster, 8, 3, 13, IN_RANGE",
        "cpo-of-a-cluster, 8, 7, 9, MORE",
        "cpo-of-a-cluster, 1, 1, 1, LESS",
        "nvl72-over-nvl8, 900, 800, 1000, CONFIRMED",
        "nvl72-over-nvl8, 1, 0.9, 1.2, IN_RANGE",
        "nvl72-over-nvl8, 1, 0.9, 1.05, LESS",
    })
    void theVerdictFollowsFromTheFigures(String name, double value, double low, double high, Verdict verdict) {
        assertEquals(
                verdict,
                Answer.of(Claim.named(name), List.of(), value, low, high).verdict());
    }

    @Test
    void aPortOfPluggableModulesTakesThreeAndAHalfTimesTheWattsAsClaimed() {
        var answer = new Comparing(1).of(Claim.named("cpo-of-a-port"));
        assertEquals(3.5, answer.value(), 0.1);
        assertTrue(ClaimsText.of(List.of(answer)).contains("verdict   confirmed"));
        assertTrue(ClaimsJson.of(List.of(answer)).contains("\"verdict\" : \"confirmed\""));
    }
}
