package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import orrery.fabric.placement.Placement;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.emulation.Findings.DeviceFinding;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Scenario;

/** A run that ends before its requests do. */
class StalledRunTest {
    private static final int INSTANTS = 3;

    private final Scenario scenario = Runs.of("hgx-h100", new Plan(2, 1, Plan.AllReduce.AUTO), 2, 4);
    private final Topology topology = Topologies.named(scenario.topology());

    private Findings until(long endPs) {
        var emulation = Emulation.prepare(scenario, topology, Placement.of(topology, 1), 0);
        PlainLoop.drive(emulation.shells(), topology, endPs);
        return emulation.findings(false);
    }

    private void require(Findings findings) {
        Finishing.require(topology, List.of(findings));
    }

    @Test
    void isNoSuccessWheneverItEnds() {
        var whole = until(Long.MAX_VALUE);
        assertDoesNotThrow(() -> require(whole));
        var endPs =
                whole.devices().stream().mapToLong(DeviceFinding::lastPs).max().orElseThrow();

        LongStream.range(0, INSTANTS).map(instant -> endPs / INSTANTS * instant).forEach(cutPs -> {
            var cut = until(cutPs);
            var text = assertThrows(RunStalled.class, () -> require(cut)).getMessage();
            assertTrue(text.contains("of 2 requests never finished"), text);
        });
    }
}
