package orrery.node.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;

class WiringTest {
    private static final Topology HGX = Topologies.named("hgx-h100");

    @Test
    void consecutiveGpusFormAReplicaAndTheHostOfTheFirstSchedulesIt() {
        var wiring = new Wiring(HGX, new Plan(3, 2, AllReduce.AUTO));
        var gpus = HGX.gpus();
        assertArrayEquals(Arrays.copyOfRange(gpus, 3, 6), wiring.groups().get(1));
        assertEquals(HGX.hostOf(gpus[3]), wiring.scheduler(1));
        assertArrayEquals(new int[] {HGX.hostOf(gpus[3]), HGX.hostOf(gpus[4])}, wiring.hosts(1));
        assertArrayEquals(new int[] {gpus[4], gpus[5]}, wiring.gpusOf(HGX.hostOf(gpus[4]), 1));
    }

    @Test
    void everyGpuHasOnePlaceOrNone() {
        var wiring = new Wiring(HGX, new Plan(3, 2, AllReduce.AUTO));
        for (var index = 0; index < 6; index++) {
            var place = wiring.place(HGX.gpus()[index]).orElseThrow();
            assertEquals(index / 3, place.group());
            assertEquals(index % 3, place.rank());
        }
        assertTrue(wiring.place(HGX.gpus()[6]).isEmpty());
        assertTrue(wiring.place(HGX.gpus()[7]).isEmpty());
    }

    @Test
    void requestsGoRoundTheReplicas() {
        var wiring = new Wiring(HGX, new Plan(2, 4, AllReduce.AUTO));
        assertArrayEquals(
                new int[] {0, 1, 2, 3, 0, 1},
                IntStream.range(0, 6).map(wiring::replicaOf).toArray());
    }
}
