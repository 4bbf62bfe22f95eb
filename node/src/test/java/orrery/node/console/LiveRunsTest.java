package orrery.node.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.node.host.EmulationMaker;
import orrery.node.host.HostFailure;
import orrery.node.host.Member;
import orrery.node.scenario.Plan;

@Timeout(600)
class LiveRunsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void givesTheSameOutcomeOnAnyNumberOfHosts(int hosts) {
        var scenario = Runs.scenario();
        var alone = Runs.outcome(scenario, Runs.here(scenario, 2, EmulationMaker.REAL));

        try (var first = Runs.founder(EmulationMaker.REAL)) {
            var more = IntStream.range(1, hosts)
                    .mapToObj(_ -> Runs.joining(first, EmulationMaker.REAL))
                    .toList();
            assertEquals(alone, Runs.outcome(scenario, Runs.on(scenario, hosts, first.endpoint())));
            try (var runs = Runs.joining(hosts, first.endpoint())) {
                for (var job = 1; job <= 3; job++) {
                    var ending = runs.run(Runs.job(scenario), _ -> {});
                    assertEquals(alone, Runs.outcome(scenario, ending), "job " + job + " of a runs");
                }
            }
            more.forEach(Member::close);
        }
        assertEquals(4, alone.verification().equal());
    }

    @Test
    void aPlanThatDoesNotFitIsRefusedByField() {
        var scenario = Runs.scenario("hgx-h100", new Plan(8, 2, Plan.AllReduce.AUTO));

        var ending = assertInstanceOf(Ending.HostFailed.class, Runs.here(scenario, 1, EmulationMaker.REAL));

        var refused = assertInstanceOf(HostFailure.ScenarioRefused.class, ending.failure());
        assertTrue(refused.field().startsWith("plan."), refused.toString());
    }

    @Test
    void aRefusedJobLeavesTheHostsFreeForTheNext() {
        try (var runs = LiveRuns.here(1, EmulationMaker.REAL)) {
            var refused = runs.run(Runs.job(Runs.scenario("hgx-h100", new Plan(8, 2, Plan.AllReduce.AUTO))), _ -> {});
            var next = runs.run(Runs.job(Runs.scenario()), _ -> {});

            assertInstanceOf(Ending.HostFailed.class, refused);
            assertInstanceOf(Ending.Done.class, next);
        }
    }

    @Test
    void anUnknownTopologyIsRefusedWithTheNearestName() {
        var scenario = Runs.scenario("hgx-h10", new Plan(1, 1, Plan.AllReduce.AUTO));

        var ending = assertInstanceOf(Ending.HostFailed.class, Runs.here(scenario, 1, EmulationMaker.REAL));

        var refused = assertInstanceOf(HostFailure.TopologyRefused.class, ending.failure());
        assertTrue(refused.message().contains("did you mean \"hgx-h100\"?"), refused.message());
    }
}
