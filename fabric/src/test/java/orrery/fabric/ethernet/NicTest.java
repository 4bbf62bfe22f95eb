package orrery.fabric.ethernet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.routing.NoRoute;
import orrery.fabric.switching.Groups;
import orrery.fabric.switching.Machine;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.C2cMessage.Delivery;
import orrery.protocol.link.C2cMessage.Post;
import orrery.protocol.payload.Tensor;

class NicTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Tensor CONTENT = Tensor.charged(new float[] {1, 2, 3}, 4096);

    /** Three GPUs, two of them with an adapter of their own below one leaf. */
    private static Topology pair() {
        var draw = new Drawing("pair");
        var gpu = draw.row("gpu", 3, CATALOGUE.gpu("h100-sxm"));
        var nic = draw.row("nic", 2, CATALOGUE.nic("connectx7"));
        var leaf = draw.one("leaf", CATALOGUE.switchChip("spectrum4"));
        draw.wire(gpu.only(0), CATALOGUE.medium("pcie5-x16"), nic.only(0));
        draw.wire(gpu.only(1), CATALOGUE.medium("pcie5-x16"), nic.only(1));
        draw.wire(nic.each(), CATALOGUE.medium("ethernet-400g"), leaf.all());
        draw.wire(gpu.only(1), CATALOGUE.medium("nvlink4"), gpu.only(2));
        return draw.seal();
    }

    @Test
    void aPostReachesTheOtherGpuWithItsContentAfterEveryHop() {
        var machine = new Machine(pair(), Groups.none());
        machine.script(0).says(1_000, 0, new Post(0, 1, 5, 77, CONTENT));
        machine.run();
        var heard = machine.script(1).heard().getFirst();
        var hops = 2 * CATALOGUE.medium("pcie5-x16").latencyPs()
                + 2 * CATALOGUE.medium("ethernet-400g").latencyPs()
                + 2 * CATALOGUE.nic("connectx7").latency().picos()
                + CATALOGUE.switchChip("spectrum4").latency().picos();
        assertEquals(1_000 + hops, heard.atPs());
        assertEquals(new Delivery(0, 1, 77, CONTENT), heard.message());
    }

    @Test
    void aGpuWithoutAnAdapterCannotBeReached() {
        var machine = new Machine(pair(), Groups.none());
        machine.script(0).says(0, 0, new Post(0, 2, 0, 0, CONTENT));
        assertThrows(NoRoute.class, machine::run);
    }
}
