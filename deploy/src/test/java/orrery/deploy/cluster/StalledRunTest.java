package orrery.deploy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.RunFailure;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.link.Ports;
import orrery.fabric.placement.Placement;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Outbox;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topology;
import orrery.fabric.topology.TopologySource;
import orrery.node.console.LiveRuns;
import orrery.node.host.EmulationMaker;
import orrery.node.job.Job;

/** A run whose messages are lost ends all the same, and says who waits for what. */
@Timeout(600)
class StalledRunTest {
    /** An NVSwitch that passes nothing on. */
    private record Deaf(int number) implements Device {
        @Override
        public void on(long nowPs, Event event, Outbox out) {}
    }

    private static EmulationMaker.Hosted withoutSwitches(Job job, Topology topology, Placement placement, int jvm) {
        var whole = EmulationMaker.REAL.prepare(job, topology, placement, jvm);
        var shells = whole.shells().stream()
                .map(shell -> shell.device().number())
                .map(number -> topology.kind(number) == DeviceKind.NVSWITCH
                        ? new Shell(new Deaf(number), Ports.peers(topology, number))
                        : whole.shells().get(number))
                .toList();
        return new EmulationMaker.Hosted(shells, whole.findings());
    }

    @Test
    void isAStallAndNoOutcome() {
        var options = SmallRuns.options(1);
        var live = LiveRuns.here(1, StalledRunTest::withoutSwitches);
        try (var runs = new StandingRuns(new Hosts(options, live, null), options)) {
            var stalled = assertThrows(
                    RunFailure.class, () -> runs.run(SmallRuns.scenario(), new TopologySource.Named("hgx-h100")));

            assertEquals(ExitCode.STALL, stalled.exitCode());
            var lines = stalled.getMessage().lines().toList();
            assertEquals(
                    "nothing more happens, and 4 of 4 requests never finished (tokens of request 0: 0):"
                            + " no message waits at any port",
                    lines.getFirst());
            assertTrue(lines.get(1).startsWith("  gpu0 waits in AllReduce"), stalled.getMessage());
            assertTrue(stalled.waiting().getFirst().startsWith("gpu0 waits in AllReduce"), stalled.getMessage());
        }
    }
}
