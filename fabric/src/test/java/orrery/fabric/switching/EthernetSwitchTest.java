package orrery.fabric.switching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.EthernetMessage.Send;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.payload.Nothing;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Tensor;

class EthernetSwitchTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final long LINK_PS = CATALOGUE.medium("ethernet-400g").latencyPs();
    private static final long CHIP_PS =
            CATALOGUE.switchChip("spectrum4").latency().picos();
    private static final Payload FULL = Tensor.charged(new float[0], 100_000);

    /** Three CPUs below one leaf. */
    private static Topology star() {
        var draw = new Drawing("star");
        var cpu = draw.row("cpu", 3, CATALOGUE.cpu("grace"));
        var leaf = draw.one("leaf", CATALOGUE.switchChip("spectrum4"));
        draw.wire(cpu.each(), CATALOGUE.medium("ethernet-400g"), leaf.all());
        return draw.seal();
    }

    private static Machine machine() {
        return new Machine(star(), Groups.none());
    }

    private static long spanPs() {
        var medium = CATALOGUE.medium("ethernet-400g");
        return medium.bandwidth().timeForBytes(medium.wireBytes(FULL.bytes())).picos();
    }

    @Test
    void aMessageIsPassedOnBeforeItsTailIsIn() {
        var machine = machine();
        machine.script(0).says(10, 0, new Send(0, 2, 0, FULL));
        machine.run();
        var heard = machine.script(2).heard().getFirst();
        assertEquals(10 + 2 * LINK_PS + CHIP_PS, heard.atPs());
        assertEquals(spanPs(), heard.arrival().spanPs());
    }

    @Test
    void twoMessagesForOneHostQueueAtItsPort() {
        var machine = machine();
        machine.script(0).says(0, 0, new Send(0, 2, 0, FULL));
        machine.script(1).says(5, 0, new Send(1, 2, 0, FULL));
        machine.run();
        var heard = machine.script(2).heard();
        assertEquals(spanPs(), heard.getLast().atPs() - heard.getFirst().atPs());
        assertEquals(0, ((Send) heard.getFirst().message()).source());
    }

    @Test
    void whatIsNotEthernetIsRefused() {
        var machine = machine();
        machine.script(0).says(0, 0, new Store(0, 2, 0, Nothing.INSTANCE));
        assertThrows(IllegalStateException.class, machine::run);
    }
}
