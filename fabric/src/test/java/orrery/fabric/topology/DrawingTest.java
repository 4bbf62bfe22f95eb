package orrery.fabric.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.SwitchChip;

class DrawingTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Gpu GPU = CATALOGUE.gpu("h100-sxm");
    private static final SwitchChip NVSWITCH = CATALOGUE.switchChip("nvswitch3");
    private static final Medium NVLINK = CATALOGUE.medium("nvlink4");

    private final Drawing draw = new Drawing("sketch");

    private static void assertRefused(String message, Executable attempt) {
        assertEquals(message, assertThrows(TopologyProblem.class, attempt).getMessage());
    }

    @Test
    void numbersPortsInTheOrderWired() {
        var gpu = draw.row("gpu", 2, GPU);
        var nvswitch = draw.row("nvswitch", 2, NVSWITCH);
        draw.wire(gpu.each(), NVLINK.bundled(2), nvswitch.only(1));
        draw.wire(gpu.each(), 2, NVLINK, nvswitch.only(0));
        var topology = draw.seal();

        assertEquals("gpu1 → nvswitch1 (port 0)", topology.linkName(1, 0));
        assertEquals("gpu1 → nvswitch0 (port 2)", topology.linkName(1, 2));
        assertEquals(4, topology.link(1, 1));
        assertEquals(3, topology.peerPort(1, 2));
        assertEquals("nvlink4 x2", topology.medium(0, 0).name());
    }

    @Test
    void refusesTwoDevicesThatCannotReachEachOther() {
        var gpu = draw.row("gpu", 4, GPU);
        var nvswitch = draw.row("nvswitch", 2, NVSWITCH);
        draw.wire(gpu.blocksOf(2), NVLINK, nvswitch.each());

        assertRefused("gpu0 and gpu2 of sketch cannot reach each other; wire them, or draw two topologies", draw::seal);
    }

    @Test
    void refusesMoreLinksThanASwitchHasPorts() {
        var gpu = draw.row("gpu", 13, GPU);
        var nvswitch = draw.one("nvswitch", NVSWITCH);
        draw.wire(gpu.each(), NVLINK.bundled(5), nvswitch.all());

        assertRefused(
                "nvswitch of sketch is wired by 65 links, allowed: the 64 ports of nvswitch3; take fewer links, more switches, or a chip with more ports",
                draw::seal);
    }

    @Test
    void refusesAMediumThatTheSwitchDoesNotSpeak() {
        var gpu = draw.row("gpu", 2, GPU);
        var nvswitch = draw.one("nvswitch", NVSWITCH);
        draw.wire(gpu.each(), CATALOGUE.medium("ethernet-400g"), nvswitch.all());

        assertRefused(
                "nvswitch of sketch is wired by ethernet-400g, allowed: media of kind NVLINK, which nvswitch3 speaks",
                draw::seal);
    }

    @Test
    void refusesADeviceWiredToItself() {
        var gpu = draw.one("gpu", GPU);
        draw.wire(gpu.all(), NVLINK, gpu.all());

        assertRefused("gpu of sketch is wired to itself; name another end", draw::seal);
    }

    @Test
    void refusesTwoDevicesOfOneName() {
        var gpu = draw.row("gpu", 2, GPU);
        var twin = draw.row("gpu", 2, GPU);
        draw.wire(gpu.each(), NVLINK, twin.each());

        assertRefused("sketch has two devices called gpu0, allowed: one; give one of them another name", draw::seal);
    }

    @Test
    void refusesADeviceWithoutAWire() {
        var gpu = draw.row("gpu", 3, GPU);
        draw.wire(gpu.only(0), NVLINK, gpu.only(1));

        assertRefused("gpu2 of sketch has no wire; wire it, or leave it out", draw::seal);
    }

    @Test
    void refusesAnEmptyDrawing() {
        assertRefused("sketch has no devices, allowed: at least one; draw a row", draw::seal);
    }

    @Test
    void refusesAnUnknownPart() {
        assertRefused("row \"gpu\" of sketch has no part", () -> draw.row("gpu", 1, null));
    }

    @Test
    void refusesGroupsThatDoNotPairOff() {
        var gpu = draw.row("gpu", 6, GPU);
        var nvswitch = draw.row("nvswitch", 2, NVSWITCH);

        assertRefused(
                "sketch: 3 groups cannot be paired with 2 over nvlink4",
                () -> draw.wire(gpu.blocksOf(2), NVLINK, nvswitch.each()));
        assertRefused("row \"gpu\" of 6 devices cannot be cut into blocks of 4", () -> gpu.blocksOf(4));
        assertRefused("row \"gpu\" has devices 0 to 5, found 2 from 5 on", () -> gpu.some(5, 2));
    }

    @Test
    void refusesToAllocateWithoutBound() {
        var gpu = draw.row("gpu", 4, GPU);
        var nvswitch = draw.row("nvswitch", 4, NVSWITCH);

        assertThrows(TopologyProblem.class, () -> draw.row("gpu", Integer.MAX_VALUE, GPU));
        assertThrows(TopologyProblem.class, () -> draw.row("gpu", -1, GPU));
        assertThrows(TopologyProblem.class, () -> draw.wire(gpu.all(), Integer.MAX_VALUE, NVLINK, nvswitch.all()));
        assertThrows(TopologyProblem.class, () -> Topologies.oneDomain(100_000, 100_000));
    }
}
