package orrery.fabric.ethernet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.FaultAction;
import orrery.fabric.fault.ScheduledFault;
import orrery.fabric.fault.ScheduledFault.Timing;

class ReroutingTest {
    private static final int SPINES = 4;

    private static ScheduledFault down(String spine) {
        return new ScheduledFault(Timing.at(0), FaultAction.SWITCH_DOWN, spine, Effect.USUAL, 0);
    }

    private static Cluster cluster() {
        var cluster =
                Cluster.leavesAndSpines(2, 4, SPINES, EthernetOptions.standard().enduring());
        for (var flow = 0; flow < 40; flow++) {
            cluster.post(1_000_000, flow % 4, 4 + flow % 4, flow, 1_000_000);
        }
        return cluster;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void flowsGoByTheSpinesThatAreLeft(int lost) {
        var cluster = cluster().run(down("spine" + lost));
        assertTrue(cluster.everythingArrivedOnce());
        assertEquals(List.of(), cluster.broken());
        for (var spine = 0; spine < SPINES; spine++) {
            var carried =
                    cluster.machine().ethernetSwitch("spine" + spine).ports().contentBytes(1);
            assertEquals(spine != lost, carried > 0, "spine " + spine + " carried " + carried);
        }
    }
}
