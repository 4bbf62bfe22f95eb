package orrery.fabric.ethernet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.FaultAction;
import orrery.fabric.fault.ScheduledFault;
import orrery.fabric.fault.ScheduledFault.Timing;
import orrery.protocol.link.C2cMessage.TransportBroken;
import orrery.protocol.units.SimDuration;

/** Adapters and switches that fail: what is lost is sent again, until it has taken too long. */
class FlappingTest {
    private static final long SECOND = 1_000_000_000_000L;
    private static final EthernetOptions PATIENT = EthernetOptions.standard().enduring(new SimDuration(7 * SECOND));

    private static ScheduledFault fault(long atPs, long forPs, FaultAction action, String select, double amount) {
        var effect = new Effect(amount, Effect.Severity.USUAL);
        return new ScheduledFault(Timing.at(atPs, forPs), action, select, effect, 0);
    }

    /** A post before the flap, one while it lasts and one after it. */
    private static Cluster flapped(String select, FaultAction action, int seconds) {
        var cluster = Cluster.leavesAndSpines(2, 2, 1, PATIENT);
        cluster.post(0, 0, 3, 0, 50_000_000_000L);
        cluster.post(SECOND + SECOND / 2, 3, 0, 0, 1_000_000);
        cluster.post(20 * SECOND, 0, 3, 0, 1_000_000);
        return cluster.run(fault(SECOND / 2, seconds * SECOND, action, select, Double.NaN));
    }

    @ParameterizedTest
    @CsvSource({"1, nic[0]", "5, nic[0]", "1, nic[3]", "5, nic[3]"})
    void aFlapShorterThanThePatienceOfAdaptersKillsNothing(int seconds, String select) {
        var cluster = flapped(select, FaultAction.NIC_FLAP, seconds);
        assertTrue(cluster.everythingArrivedOnce());
        assertEquals(List.of(), cluster.broken());
        assertTrue(cluster.repeated() < 100, cluster.repeated() + " repeated");
    }

    @ParameterizedTest
    @CsvSource({"nic[0]", "nic[3]"})
    void aLongerOneBreaksTheTransportAndWhatIsPostedLaterGoesByAnother(String select) {
        var cluster = flapped(select, FaultAction.NIC_FLAP, 10);
        assertTrue(cluster.broken().contains(new TransportBroken(0, 3)), cluster.broken()::toString);
        assertTrue(cluster.endPs(2) < 21 * SECOND);
        assertTrue(cluster.machine().standstill().isEmpty());
    }

    @Test
    void aSwitchThatIsGoneForLongBreaksTheTransport() {
        var cluster = flapped("spine0", FaultAction.SWITCH_DOWN, 10);
        assertEquals(List.of(new TransportBroken(0, 3), new TransportBroken(3, 0)), cluster.broken());
        assertTrue(cluster.endPs(2) < 21 * SECOND);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 1912})
    void whatWiresLoseIsSentAgainAndArrivesOnce(long seed) {
        var random = new SplittableRandom(seed);
        var cluster = Cluster.leavesAndSpines(
                2, 3, 2, EthernetOptions.standard().burstPackets(4).enduring());
        for (var message = 0; message < 60; message++) {
            var from = random.nextInt(6);
            cluster.post(
                    random.nextLong(50_000_000), from, (from + 1 + random.nextInt(5)) % 6, 0, random.nextLong(400_000));
        }
        cluster.run(
                fault(1_000_000, 100_000_000, FaultAction.PACKET_LOSS, "nic[0-2].link[1]", 0.05),
                fault(1_000_000, 100_000_000, FaultAction.PACKET_CORRUPTION, "link[leaf0 -> spine*]", 0.05),
                fault(10_000_000, 3_000_000, FaultAction.SWITCH_DOWN, "spine1", Double.NaN));
        assertTrue(cluster.everythingArrivedOnce(), "seed " + seed);
        assertTrue(cluster.repeated() > 0, "seed " + seed);
    }
}
