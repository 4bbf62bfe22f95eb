package orrery.fabric.ethernet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.ethernet.EthernetOptions.Paths;
import orrery.fabric.ethernet.EthernetOptions.Recovery;
import orrery.protocol.units.ByteCount;

class CongestionTest {
    private static final ByteCount LITTLE = new ByteCount(400_000);
    private static final long LONG = 2_000_000;

    /** Everybody posts to GPU 0 at once. */
    private static Cluster incast(int senders, long bytes, EthernetOptions options) {
        var cluster = Cluster.star(senders + 1, options);
        IntStream.rangeClosed(1, senders).forEach(from -> cluster.post(0, from, 0, from, bytes));
        return cluster.run();
    }

    @Test
    void inAnIncastTheQueueBuildsUpToAllThatCannotLeave() {
        var options = Cluster.packets().marks(false);
        var one = incast(1, LONG, options).machine().ethernetSwitch("leaf0");
        var eight = incast(8, LONG, options).machine().ethernetSwitch("leaf0");
        assertEquals(0, one.ports().mostHeldBytes());
        assertTrue(
                eight.ports().mostHeldBytes() > 6 * LONG,
                () -> "" + eight.ports().mostHeldBytes());
    }

    @Test
    void marksMakeSendersSlowDownSoThatTheQueueStaysShorter() {
        var deaf = incast(8, 16 * LONG, Cluster.packets().burstPackets(8).marks(false));
        var marked = incast(8, 16 * LONG, Cluster.packets().burstPackets(8));
        var deafQueue = deaf.machine().ethernetSwitch("leaf0").ports().mostHeldBytes();
        var markedQueue = marked.machine().ethernetSwitch("leaf0").ports().mostHeldBytes();
        assertTrue(markedQueue < deafQueue / 2, () -> markedQueue + " of " + deafQueue);
        assertTrue(marked.nic(0).notifications() > 0);
        assertTrue(marked.everythingArrivedOnce());
    }

    @Test
    void pausesKeepAnIncastLosslessInALittleBuffer() {
        var cluster = incast(8, LONG, Cluster.packets().buffer(LITTLE));
        var leaf = cluster.machine().ethernetSwitch("leaf0");
        assertTrue(cluster.everythingArrivedOnce());
        assertTrue(leaf.ports().stops() > 0);
        assertEquals(0, leaf.dropped());
        assertEquals(0, cluster.repeated());
        // Headroom beside the buffer: what comes in by eight wires while a pause is on its way.
        assertTrue(
                leaf.ports().mostHeldBytes() < 2 * LITTLE.bytes(),
                () -> "" + leaf.ports().mostHeldBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GO_BACK_N", "SELECTIVE"})
    void withoutPausesBurstsAreDroppedAndSentAgainUntilAllIsThere(Recovery recovery) {
        var cluster =
                incast(8, LONG, Cluster.packets().buffer(LITTLE).pauses(false).recovery(recovery));
        assertTrue(cluster.everythingArrivedOnce());
        assertTrue(cluster.machine().ethernetSwitch("leaf0").dropped() > 0);
        assertTrue(cluster.repeated() > 0);
    }

    @Test
    void goBackNRepeatsMoreThanSelectiveRecovery() {
        var lossy = Cluster.packets().damage(0.002).seed(7);
        var goBack = incast(1, 10 * LONG, lossy.recovery(Recovery.GO_BACK_N));
        var selective = incast(1, 10 * LONG, lossy.recovery(Recovery.SELECTIVE));
        assertTrue(goBack.everythingArrivedOnce() && selective.everythingArrivedOnce());
        assertTrue(selective.repeated() > 0);
        assertTrue(
                goBack.repeated() > 3 * selective.repeated(),
                () -> goBack.repeated() + " against " + selective.repeated());
    }

    @Test
    void aSenderThatNobodyEverAnswersGivesUp() {
        var cluster = incast(1, LONG, Cluster.packets().damage(0.999));
        var retries = Catalogue.load().transport("dcqcn").retries();
        assertEquals(retries, cluster.repeated());
        var standstill = cluster.machine().standstill().orElseThrow();
        assertEquals(
                "1 messages were never delivered" + System.lineSeparator()
                        + "nic1 → leaf0 (port 1) was given up, for nothing was acknowledged: 1 messages, 2000000 B wait",
                standstill.describe());
    }

    @Test
    void equalFlowsShareAWireFairly() {
        var cluster = Cluster.star(5, Cluster.packets().marks(false));
        var tags = IntStream.rangeClosed(1, 4)
                .mapToLong(from -> cluster.post(0, from, 0, from, LONG))
                .toArray();
        cluster.run();
        var ends = IntStream.range(0, 4).mapToLong(i -> cluster.endPs(tags[i])).summaryStatistics();
        assertTrue(ends.getMin() > 0.99 * ends.getMax(), ends::toString);
    }

    /**
     * Everybody fills GPU 8's port: two from afar by the one wire down to leaf1, four from beside it. GPU 0's flow to the
     * idle GPU 9 takes the same way down as the two.
     */
    private static Cluster fillGpu8(EthernetOptions options) {
        var cluster = Cluster.leavesAndSpines(2, 8, 1, options);
        IntStream.of(2, 3, 10, 11, 12, 13).forEach(from -> cluster.post(0, from, 8, 2, 2 * LONG));
        return cluster;
    }

    private static long victimPs(Cluster cluster) {
        var startPs = 20_000_000L;
        var victim = cluster.post(startPs, 0, 9, 1, LONG / 2);
        assertTrue(cluster.run().everythingArrivedOnce());
        return cluster.endPs(victim) - startPs;
    }

    @Test
    void aVictimBehindAPausedFlowSlowsDownUnlessItHasAQueueOfItsOwn() {
        var options = Cluster.packets().marks(false).buffer(LITTLE);
        var alone = victimPs(Cluster.leavesAndSpines(2, 8, 1, options));
        var behind = victimPs(fillGpu8(options));
        var apart = victimPs(fillGpu8(options.queues(2)));
        assertTrue(behind > 3 * alone, () -> behind + " against " + alone);
        assertTrue(apart < 1.5 * alone, () -> apart + " against " + alone);
    }

    @Test
    void pausesSpreadFromTheFullPortToAdaptersThreeHopsAway() {
        var cluster = fillGpu8(Cluster.packets().marks(false).buffer(LITTLE)).run();
        assertTrue(cluster.everythingArrivedOnce());
        for (var name : List.of("leaf1", "spine0", "leaf0")) {
            assertTrue(cluster.machine().ethernetSwitch(name).ports().stops() > 0, name);
        }
    }

    @Test
    void adaptivePathsBeatAHashWhoseFlowsCollide() {
        var hashed = Cluster.packets().marks(false);
        var adaptive = hashed.paths(Paths.LEAST_QUEUED);
        assertTrue(acrossSpines(adaptive) < 0.7 * acrossSpines(hashed));
    }

    /** Four flows over four spines; by their hash some meet on one. */
    private static long acrossSpines(EthernetOptions options) {
        var cluster = Cluster.leavesAndSpines(2, 4, 4, options);
        var tags = IntStream.range(0, 4)
                .mapToLong(from -> cluster.post(0, from, 4 + from, 3, LONG))
                .toArray();
        cluster.run();
        assertTrue(cluster.everythingArrivedOnce());
        return IntStream.range(0, 4)
                .mapToLong(i -> cluster.endPs(tags[i]))
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void theSameSeedGivesTheSameRunAndAnotherSeedAnother(long seed) {
        var options = Cluster.packets().pauses(false).buffer(LITTLE).damage(0.001);
        var first = incast(4, LONG, options.seed(seed)).machine().loop();
        var again = incast(4, LONG, options.seed(seed)).machine().loop();
        var other = incast(4, LONG, options.seed(seed + 1)).machine().loop();
        assertEquals(first.hashes(), again.hashes(), "seed " + seed);
        assertNotEquals(first.hashes(), other.hashes(), "seed " + seed);
    }

    @Test
    void aQuietMessageCostsOneEventAtEveryHop() {
        var cluster = Cluster.star(2, EthernetOptions.standard());
        cluster.post(0, 0, 1, 0, LONG / 10);
        // Five devices and one alarm to start with, one to post; then adapter, switch, adapter, GPU.
        assertEquals(5 + 1 + 4, cluster.run().machine().loop().events());
    }
}
