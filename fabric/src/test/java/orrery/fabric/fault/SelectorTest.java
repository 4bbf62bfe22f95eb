package orrery.fabric.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.fault.Target.OneDevice;
import orrery.fabric.fault.Target.Together;
import orrery.fabric.fault.Target.Wire;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;

class SelectorTest {
    private static final Topology RACK = Topologies.named("gb200-nvl72");
    private static final Topology RACKS = Topologies.named("2x-gb200-nvl72");
    private static final Topology SERVER = Topologies.named("hgx-h100");

    private static List<Target> select(Topology topology, FaultAction action, String text) {
        return new Selector(text).select(topology, action, 1);
    }

    private static List<String> names(Topology topology, FaultAction action, String text) {
        return select(topology, action, text).stream()
                .map(target -> switch (target) {
                    case OneDevice(var device) -> topology.name(device);
                    case Wire(var device, var port) -> topology.linkName(device, port);
                    case Together(var name, var _) -> name;
                    case Target.Light(var device, var source, var number) -> topology.name(device) + source + number;
                })
                .toList();
    }

    @Test
    void kindsAreNumberedOverAllRacks() {
        assertEquals(List.of("gpu17"), names(RACK, FaultAction.GPU_LOST, "gpu[17]"));
        assertEquals(List.of("rack1/gpu1"), names(RACKS, FaultAction.GPU_LOST, "gpu[73]"));
        assertEquals(List.of("rack1/gpu3"), names(RACKS, FaultAction.GPU_LOST, "rack[1].gpu[3]"));
        assertEquals(List.of("gpu0", "gpu1", "gpu5"), names(RACK, FaultAction.GPU_LOST, "gpu[0-1, 5]"));
        assertEquals(List.of("rack0/gpu3", "rack1/gpu3"), names(RACKS, FaultAction.GPU_LOST, "rack*/gpu3"));
    }

    @Test
    void ofAllInARackAnActionTakesWhatItCanStrike() {
        assertEquals(72, select(RACKS, FaultAction.GPU_SLOWED, "rack[1].*").size());
        assertEquals(
                18,
                select(RACKS, FaultAction.SWITCH_DOWN, "rack[1].nvswitch[*]").size());
    }

    @Test
    void aLinkIsTheSameWireFromEitherEnd() {
        var there = select(RACK, FaultAction.NVLINK_DOWN, "link[gpu3 -> nvswitch1]");
        assertEquals(1, there.size());
        assertEquals(there, select(RACK, FaultAction.NVLINK_DOWN, "link[nvswitch1 -> gpu3]"));
        assertEquals(there, select(RACK, FaultAction.NVLINK_DOWN, "gpu[3].link[1]"));
        assertEquals(18, select(RACK, FaultAction.NVLINK_DOWN, "gpu[3]").size());
    }

    @Test
    void traysAreThoseOfTheCatalogue() {
        var tray = (Together) select(RACK, FaultAction.TRAY_DOWN, "tray[5]").getFirst();
        var names = tray.devices().stream().map(RACK::name).toList();
        assertEquals(List.of("gpu20", "gpu21", "gpu22", "gpu23", "cpu10", "cpu11"), names);
        assertEquals(18, select(RACK, FaultAction.TRAY_DOWN, "tray[*]").size());
        assertEquals(9, select(RACK, FaultAction.TRAY_DOWN, "switch-tray[*]").size());
        var server = (Together) select(SERVER, FaultAction.TRAY_DOWN, "tray[0]").getFirst();
        assertEquals(14, server.devices().size(), "eight GPUs, four switch chips, two CPUs");
    }

    @Test
    void aRackHoldsAllThatStandsInItAndEveryDeviceOnce() {
        var racks = select(RACKS, FaultAction.RACK_DOWN, "rack[*]");
        assertEquals(2, racks.size());
        for (var rack : racks) {
            assertEquals(
                    72 + 18 + 36 + 72,
                    ((Together) rack).devices().stream().distinct().count());
        }
        assertEquals(1, select(RACK, FaultAction.POWER_DOWN, "power[0]").size());
        assertEquals(1, select(RACK, FaultAction.HOST_DOWN, "host[3]").size());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void drawsAreOfTheSeedAndHaveTheSizeAskedFor(long seed) {
        var three = new Selector("random(3 of gpu[*])").select(RACK, FaultAction.GPU_LOST, seed);
        assertEquals(3, three.stream().distinct().count());
        assertEquals(three, new Selector("random(3 of gpu[*])").select(RACK, FaultAction.GPU_LOST, seed));
        assertEquals(
                8,
                new Selector("10% of gpu[*]")
                        .select(RACK, FaultAction.GPU_LOST, seed)
                        .size());
        var drawn = IntStream.range(0, 50)
                .mapToObj(other -> new Selector("random(3 of gpu[*])").select(RACK, FaultAction.GPU_LOST, seed + other))
                .distinct()
                .count();
        assertTrue(drawn > 40, "seeds from " + seed + " on draw the same");
    }

    @Test
    void everyoneIsDrawnAtTimes() {
        var all = IntStream.range(0, 2000)
                .mapToObj(seed -> new Selector("random(1 of gpu[0-7])").select(RACK, FaultAction.GPU_LOST, seed))
                .distinct()
                .count();
        assertEquals(8, all);
        assertNotEquals(0, all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gpu.lost | gpu[72] | gpu[0] to gpu[71]",
                "gpu.lost | gpv[3] | did you mean gpu",
                "gpu.lost | nvswitch[3] | which gpu.lost cannot strike",
                "gpu.lost | gpu33x | did you mean gpu33",
                "gpu.lost | rack[0] | gpu[17] or rack[2].*",
                "gpu.lost | random(73 of gpu[*]) | found 73 of 72",
                "gpu.lost | random(0 of gpu[*]) | 1 to 72",
                "gpu.lost | gpu[3-1] | ranges as 0-3",
                "gpu.lost | gpu[99999999999] | gpu[0] to",
                "gpu.lost | lpu[0] | there is no lpu",
                "nvlink.down | link[gpu3 -> gpu4] | neighbours, such as link[gpu3 -> nvswitch0]",
                "nvlink.down | gpu[17].link[18] | NVLinks",
                "nvlink.down | gpu[17].link[99] | gpu17.link[0] to gpu17.link[18]",
                "laser.lost | nvswitch[3].laser[0] | there is no nvswitch3.laser",
                "tray.down | gpu[3] | tray[5]",
                "rack.down | tray[3] | rack[2]",
                "nic.flap | gpu[0] | network adapters",
            })
    void aSelectorThatMatchesNothingSaysWhatIsAllowed(String action, String text, String says) {
        var problem = assertThrows(
                FaultProblem.class, () -> select(RACK, FaultAction.of(action).orElseThrow(), text));
        assertTrue(problem.getMessage().contains(says), problem.getMessage());
    }
}
