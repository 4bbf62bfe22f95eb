package orrery.deploy.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.topology.Topologies;

/** Drawn cases, and a short search with real runs in this JVM. */
@Timeout(600)
class SearchTest {
    @Test
    void aSeedDrawsTheSameCasesAgainAndAnotherSeedOthers() {
        assertEquals(drawn(7), drawn(7));
        assertTrue(!drawn(7).equals(drawn(8)));
    }

    private static List<Case> drawn(long seed) {
        var cases = new RandomCases(seed);
        return Stream.generate(cases::next).limit(50).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyDrawnCaseIsAScenarioOnATopologyThatExists(long seed) {
        for (var one : drawn(seed)) {
            var topology = Topologies.nameIn(one.read().scenario().topology());

            assertTrue(Topologies.names().contains(topology), one.command());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void drawnCasesHaveTheTokensOfOneDevice(long seed) {
        try (var runs = InThisJvm.open()) {
            var search = new Search(runs, List.of(1), seed);
            for (var i = 0; i < 8; i++) {
                var finding = search.next();
                assertTrue(finding.result().passed(), () -> SearchText.of(finding));
            }
            assertEquals(8, search.tally().cases());
        }
    }

    @Test
    void aCaseIsDrawnAgainFromItsSeedAlone() {
        try (var runs = InThisJvm.open()) {
            var found = new Search(runs, List.of(1), 13).next();

            var again = new Search(runs, List.of(1), 99).replay(found.seed(), List.of(1));

            assertEquals(found.result().what(), again.result().what());
            assertEquals(fingerprint(found), fingerprint(again));
        }
    }

    private static String fingerprint(Search.Finding finding) {
        return finding.result().outcome().orElseThrow().fingerprint();
    }
}
