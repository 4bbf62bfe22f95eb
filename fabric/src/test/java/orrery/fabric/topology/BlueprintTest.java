package orrery.fabric.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.topology.Blueprint.DeviceLine;
import orrery.fabric.topology.Blueprint.MediumLine;
import orrery.fabric.topology.Blueprint.SwitchLine;
import orrery.fabric.topology.Blueprint.WireLine;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

class BlueprintTest {
    private final List<DeviceLine> devices = new ArrayList<>();
    private final List<WireLine> wires = new ArrayList<>();
    private final List<SwitchLine> chips = new ArrayList<>();
    private final List<MediumLine> media = new ArrayList<>();

    @BeforeEach
    void drawTwoGpusOnOneSwitch() {
        chips.add(new SwitchLine("tiny", DeviceKind.NVSWITCH, 2, new SimDuration(50_000), true, "lab.yaml:2"));
        media.add(medium("thread", 10_000, "lab.yaml:3"));
        devices.add(new DeviceLine("a", "gb200", 0, "lab.yaml:5"));
        devices.add(new DeviceLine("b", "gb200", 1, "lab.yaml:6"));
        devices.add(new DeviceLine("hub", "tiny", Drawing.NO_RACK, "lab.yaml:7"));
        wires.add(new WireLine("a", "hub", "thread", 1, 1, "lab.yaml:9"));
        wires.add(new WireLine("b", "hub", "nvlink5", 1, 1, "lab.yaml:10"));
    }

    private static MediumLine medium(String name, long latencyPs, String place) {
        return new MediumLine(
                name,
                Medium.Kind.NVLINK,
                new Bandwidth(1_000_000_000),
                new SimDuration(latencyPs),
                new ByteCount(256),
                new ByteCount(32),
                false,
                place);
    }

    private Topology drawn() {
        return new TopologySource.Drawn(new Blueprint("lab", devices, wires, chips, media)).draw(Catalogue.load());
    }

    private void assertRefused(String message) {
        assertEquals(message, assertThrows(TopologyProblem.class, this::drawn).getMessage());
    }

    @Test
    void drawsWhatIsWrittenLineByLine() {
        var topology = drawn();

        assertEquals("a → hub (port 0)", topology.linkName(0, 0));
        assertEquals("thread", topology.medium(0, 0).name());
        assertEquals(
                50_000,
                ((orrery.fabric.catalogue.SwitchChip) topology.part(2))
                        .latency()
                        .picos());
        assertEquals(1, topology.rack(1));
        assertEquals(
                3, new Blueprint("lab", devices, wires, chips, media).size().devices());
    }

    @Test
    void namesTheLineOfAPortTooMany() {
        wires.add(new WireLine("a", "hub", "thread", 1, 1, "lab.yaml:11"));
        assertRefused("lab.yaml:7: hub of lab is wired by 3 links, allowed: the 2 ports of tiny; take fewer links, more"
                + " switches, or a chip with more ports");
    }

    @Test
    void namesTheLineOfADeviceWithoutAWire() {
        devices.add(new DeviceLine("c", "gb200", 0, "lab.yaml:8"));
        assertRefused("lab.yaml:8: c of lab has no wire; wire it, or leave it out");
    }

    @Test
    void refusesAMediumWithoutLatency() {
        media.add(medium("instant", 0, "lab.yaml:4"));
        assertRefused(
                "lab.yaml:4: found medium \"instant\" without a latency, allowed: a latency above zero; give it one,"
                        + " since devices may run ahead of each other only by the latency of their links");
    }

    @Test
    void refusesAnUnknownEndWithTheNearestSpelling() {
        wires.add(new WireLine("a", "hob", "thread", 1, 1, "lab.yaml:11"));
        assertRefused("lab.yaml:11: found a wire to \"hob\", allowed: the names of the file's 3 devices; did you mean"
                + " \"hub\"?");
    }

    @Test
    void refusesAnUnknownChipWithItsPlace() {
        devices.set(2, new DeviceLine("hub", "nvswitch55", Drawing.NO_RACK, "lab.yaml:7"));
        var message = assertThrows(TopologyProblem.class, this::drawn).getMessage();

        assertEquals(0, message.indexOf("lab.yaml:7: the catalogue has no part \"nvswitch55\", allowed: "), message);
        assertEquals(true, message.endsWith("did you mean \"nvswitch5\"?"), message);
    }

    @Test
    void refusesTwoDevicesOfOneNameAndAWireToItself() {
        devices.add(new DeviceLine("a", "gb200", 0, "lab.yaml:8"));
        assertRefused(
                "lab.yaml:8: found a second device called \"a\", allowed: every name once; the first is at lab.yaml:5");
        devices.removeLast();
        wires.add(new WireLine("a", "a", "thread", 1, 1, "lab.yaml:11"));
        assertRefused("lab.yaml:11: found a wire from \"a\" to itself, allowed: two devices; name another end");
    }

    @Test
    void refusesNoWiresAndEndlessOnes() {
        wires.set(0, new WireLine("a", "hub", "thread", 0, 1, "lab.yaml:9"));
        assertRefused("lab.yaml:9: found bundled 0, allowed: a whole number from 1 on");
        wires.set(0, new WireLine("a", "hub", "thread", 1, Integer.MAX_VALUE, "lab.yaml:9"));
        assertThrows(TopologyProblem.class, this::drawn);
        wires.set(0, new WireLine("a", "hub", "c2c-vera", Integer.MAX_VALUE, 1, "lab.yaml:9"));
        assertThrows(TopologyProblem.class, this::drawn);
    }
}
