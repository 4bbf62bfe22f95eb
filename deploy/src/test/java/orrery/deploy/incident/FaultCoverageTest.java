package orrery.deploy.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import orrery.deploy.cluster.ClusterEngine;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.engine.Runs;
import orrery.deploy.scenario.ScenarioFile;
import orrery.fabric.fault.FaultAction;
import orrery.fabric.topology.TopologySource;
import orrery.node.outcome.Incident;
import orrery.node.outcome.Outcome;
import orrery.protocol.units.SimTime;

/** Every action strikes in a run; what came of it is the committed table, which {@code -Dgolden=true} writes anew. */
class FaultCoverageTest {
    private static final Path TABLE = Path.of("validation/faults.md");
    private static final String HEAD = """
            # Every fault action, fired once

            Two servers of eight GPUs, joined by co-packaged optics; `orrery-tiny` as a copy in each, or as one with a stage in each where
            adapters and light are struck; one fault in each run, over after 2 ms. Tokens are compared with one device's.
            Written by FaultCoverageTest; the test fails where an action is missing or something else is seen.

            | action | strikes | what was seen | recovered | requests answered | tokens |
            |---|---|---|---|---|---|
            """;

    @Test
    void everyActionStrikesAndIsSeen() throws Exception {
        var rows = new ArrayList<String>();
        try (var runs = new ClusterEngine().open(new RunOptions(1, 2, Optional.empty(), Optional.empty()))) {
            for (var action : FaultAction.values()) {
                rows.add(row(FaultCase.of(action), runs));
            }
        }
        var table = HEAD + String.join("\n", rows) + "\n";

        if (Boolean.getBoolean("golden")) {
            Files.writeString(TABLE, table);
        }
        assertEquals(Files.readString(TABLE), table);
    }

    private static String row(FaultCase strike, Runs runs) throws RunFailure {
        var scenario = ScenarioFile.read("hgx-h100", strike.scenario()).scenario();
        var outcome = runs.run(scenario, new TopologySource.Named(scenario.topology()));
        assertFalse(outcome.incidents().isEmpty(), strike.action() + " did not strike");
        var incident = outcome.incidents().getFirst();
        return Stream.of(
                        strike.action().id(),
                        Names.some(incident.devices()),
                        seen(incident),
                        incident.recovered() == null ? "nothing to recover" : after(incident.recovered(), incident),
                        answered(outcome),
                        TokenComparison.of(outcome, Optional.empty())
                                .map(tokens -> tokens.isEqual() ? "equal" : "different")
                                .orElse("unknown"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String seen(Incident incident) {
        var copies = incident.copies().size();
        return incident.detected() == null
                ? "nobody noticed"
                : "noticed " + after(incident.detected(), incident) + ", "
                        + (copies == 1 ? "one copy" : copies + " copies") + " aborted, "
                        + incident.recomputedTokens() + " tokens computed again";
    }

    /** Rounded, so that the table stands where a latency changes. */
    private static String after(SimTime then, Incident incident) {
        return String.format(Locale.ROOT, "+%.1f ms", then.since(incident.at()).inSeconds() * 1000);
    }

    private static String answered(Outcome outcome) {
        List<?> all = outcome.requests();
        return outcome.requests().stream().filter(Completed::is).count() + " of " + all.size();
    }
}
