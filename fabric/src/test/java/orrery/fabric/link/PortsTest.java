package orrery.fabric.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.time.Recorded;
import orrery.fabric.time.Recorded.Sent;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.link.OpticsMessage.LanesLit;
import orrery.protocol.payload.Tensor;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

class PortsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final long LATENCY_PS = 1_000;
    private final Recorded out = new Recorded();

    /** One byte a picosecond and lane, packets of 256 B with 32 B of header. */
    private static Medium medium(boolean optical) {
        return new Medium(
                "test",
                Medium.Kind.NVLINK,
                optical,
                Bandwidth.parse("1 TB/s"),
                2,
                1,
                new SimDuration(LATENCY_PS),
                new ByteCount(256),
                new ByteCount(32),
                OptionalLong.empty());
    }

    private static Topology pair(Medium medium) {
        var draw = new Drawing("pair");
        var gpu = draw.row("gpu", 2, CATALOGUE.gpu("gb200"));
        draw.wire(gpu.only(0), 2, medium, gpu.only(1));
        return draw.seal();
    }

    private static Store of(long bytes) {
        return new Store(0, 1, 0, Tensor.charged(new float[0], bytes));
    }

    private long tailLeftPs() {
        var last = out.sent().getLast();
        return last.arrivalPs() - LATENCY_PS + last.arrival().spanPs();
    }

    @ParameterizedTest
    @CsvSource({"0, 16", "1, 17", "256, 144", "257, 161", "2560, 1440"})
    void everyPacketPaysItsHeaderAndTheLastIsRoundedUp(long content, long spanPs) {
        var ports = new Ports(pair(medium(false)), 0);
        ports.send(100, 1, of(content), out);
        var sent = out.sent().getFirst();
        assertEquals(100 + spanPs, tailLeftPs());
        assertEquals(100 + LATENCY_PS, sent.arrivalPs());
        assertEquals(spanPs, sent.arrival().spanPs());
        assertEquals(1, sent.arrival().port());
    }

    @Test
    void messagesQueueBehindEachOtherOnOnePortAndNotOnTwo() {
        var ports = new Ports(pair(medium(false)), 0);
        ports.send(0, 0, of(256), out);
        ports.send(10, 0, of(256), out);
        ports.send(10, 1, of(256), out);
        ports.send(1_000, 0, of(256), out);
        assertEquals(
                Stream.of(0L, 144L, 10L, 1_000L).map(ps -> ps + LATENCY_PS).toList(),
                out.sent().stream().map(Sent::arrivalPs).toList());
        assertEquals(3 * 144, ports.busyPs(0));
        assertEquals(3 * 256, ports.contentBytes(0));
        assertEquals(3 * 288, ports.wireBytes(0));
        assertEquals(144, ports.busyPs(1));
    }

    @Test
    void cutThroughCannotOutrunATailThatTricklesIn() {
        var ports = new Ports(pair(medium(false)), 0);
        ports.pass(0, 0, 5_000, of(256), out);
        assertEquals(5_000, tailLeftPs());
        assertEquals(5_000, out.sent().getFirst().arrival().spanPs());
    }

    @Test
    void aMessageThatWaitedLongEnoughLeavesAtFullRate() {
        var ports = new Ports(pair(medium(false)), 0);
        ports.pass(0, 0, 5_000, of(256), out);
        ports.pass(100, 0, 4_900, of(256), out);
        assertEquals(5_000 + 144, tailLeftPs());
        assertEquals(144, out.sent().getLast().arrival().spanPs());
        ports.pass(5_100, 0, 1_000, of(256), out);
        assertEquals(5_144 + 956, tailLeftPs());
    }

    @Test
    void whatIsSentOnADarkPortWaitsForTheLightAndThenRunsAtItsLanes() {
        var ports = new Ports(pair(medium(true)), 0);
        ports.send(10, 0, of(256), out);
        ports.send(20, 0, of(256), out);
        assertTrue(out.sent().isEmpty());
        ports.lit(100, 0, new LanesLit(1), out);
        assertEquals(
                List.of(100 + LATENCY_PS, 388 + LATENCY_PS),
                out.sent().stream().map(Sent::arrivalPs).toList());
        ports.lit(500, 0, new LanesLit(2), out);
        ports.send(1_000, 0, of(256), out);
        assertEquals(1_000 + 144, tailLeftPs());
    }

    @Test
    void aPortThatGoesDarkHoldsWhatComesUntilThereIsLightAgain() {
        var ports = new Ports(pair(medium(true)), 0);
        ports.lit(0, 0, new LanesLit(2), out);
        ports.lit(50, 0, new LanesLit(0), out);
        ports.send(60, 0, of(256), out);
        assertTrue(out.sent().isEmpty());
        ports.lit(900, 0, new LanesLit(2), out);
        assertEquals(900 + 144, tailLeftPs());
    }

    @Test
    void lightGoesOutOnEveryOpticalPortAndNoOther() {
        new Ports(pair(medium(false)), 0).lightUp(0, out);
        assertTrue(out.sent().isEmpty());
        new Ports(pair(medium(true)), 0).lightUp(7, out);
        assertEquals(2, out.sent().size());
        assertEquals(new LanesLit(2), out.sent().getFirst().arrival().message());
        assertEquals(7 + LATENCY_PS, out.sent().getFirst().arrivalPs());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3})
    void moreOrFewerLanesThanThereAreAreRefused(int lanes) {
        var optical = new Ports(pair(medium(true)), 0);
        assertThrows(IllegalStateException.class, () -> optical.lit(0, 0, new LanesLit(lanes), out));
        var copper = new Ports(pair(medium(false)), 0);
        assertThrows(IllegalStateException.class, () -> copper.lit(0, 0, new LanesLit(1), out));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void aLinkThatRetriesDelaysWhatItDamagesAndLosesNothing(long seed) {
        var medium = CATALOGUE.medium("nvlink5");
        var sound = new Ports(pair(medium), 0);
        var faulty = new Ports(pair(medium), 0, Discipline.with(new LinkErrors(seed, 0.01)));
        for (var i = 0; i < 200; i++) {
            sound.send(i * 1_000_000L, 0, of(2560), new Recorded());
            faulty.send(i * 1_000_000L, 0, of(2560), out);
        }
        var packetPs = medium.bandwidth().timeForBytes(288).picos();
        assertEquals(200, out.sent().size());
        assertTrue(faulty.damaged() > 5 && faulty.damaged() < 50, "seed " + seed + ": " + faulty.damaged());
        assertEquals(
                sound.busyPs(0)
                        + faulty.damaged() * (medium.retry().orElseThrow().picos() + packetPs),
                faulty.busyPs(0));
    }

    @Test
    void aSizeThatOverflowsFailsLoudly() {
        var ports = new Ports(pair(medium(false)), 0);
        assertThrows(ArithmeticException.class, () -> ports.send(0, 0, of(Long.MAX_VALUE), out));
    }
}
