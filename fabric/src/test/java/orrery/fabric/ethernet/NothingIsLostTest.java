package orrery.fabric.ethernet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.ethernet.EthernetOptions.Paths;
import orrery.fabric.ethernet.EthernetOptions.Recovery;
import orrery.protocol.units.ByteCount;

class NothingIsLostTest {

    /** Any options at all, of those that go together. */
    private static EthernetOptions options(SplittableRandom random) {
        var paths = random.nextBoolean() ? Paths.BY_FLOW : Paths.LEAST_QUEUED;
        var back = paths == Paths.BY_FLOW && random.nextBoolean();
        return EthernetOptions.standard()
                .seed(random.nextLong())
                .burstPackets(1 + random.nextInt(8))
                .recovery(back ? Recovery.GO_BACK_N : Recovery.SELECTIVE)
                .paths(paths)
                .pauses(random.nextBoolean())
                .marks(random.nextBoolean())
                .damage(random.nextBoolean() ? 0 : random.nextDouble(0.02))
                .queues(1 + random.nextInt(3))
                .buffer(new ByteCount(random.nextLong(200_000, 5_000_000)));
    }

    private static void postAnything(Cluster cluster, SplittableRandom random) {
        for (var message = 0; message < 60; message++) {
            var from = random.nextInt(cluster.gpus());
            var to = (from + 1 + random.nextInt(cluster.gpus() - 1)) % cluster.gpus();
            var bytes = random.nextInt(3) == 0 ? random.nextLong(20) : random.nextLong(400_000);
            cluster.post(random.nextLong(50_000_000), from, to, random.nextInt(4), bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 1912})
    void whatIsPostedArrivesOnceAndWholeWhateverTheOptions(long seed) {
        var random = new SplittableRandom(seed);
        var cluster = Cluster.leavesAndSpines(3, 3, 2, options(random));
        postAnything(cluster, random);
        cluster.run();
        assertTrue(cluster.everythingArrivedOnce(), "seed " + seed);
        assertEquals(Optional.empty(), cluster.machine().standstill(), "seed " + seed);
        assertEquals(
                IntStream.range(0, 9)
                        .mapToLong(i -> cluster.nic(i).postedBytes())
                        .sum(),
                IntStream.range(0, 9)
                        .mapToLong(i -> cluster.nic(i).deliveredBytes())
                        .sum(),
                "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void infinibandHoldsBackCreditsAndDropsNothing(long seed) {
        var random = new SplittableRandom(seed);
        var cluster = Cluster.infiniband(6, Cluster.packets().pauses(false));
        IntStream.range(1, 6).forEach(from -> cluster.post(0, from, 0, from, 1_000_000));
        postAnything(cluster, random);
        cluster.run();
        var leaf = cluster.machine().ethernetSwitch("leaf0");
        assertTrue(cluster.everythingArrivedOnce(), "seed " + seed);
        assertTrue(leaf.ports().stops() > 0, "seed " + seed);
        assertEquals(0, leaf.dropped() + leaf.marked() + cluster.repeated(), "seed " + seed);
        assertTrue(
                leaf.ports().mostHeldBytes() < 300_000,
                "seed " + seed + ": " + leaf.ports().mostHeldBytes());
    }

    /** Every wire of the ring is wanted by twice what it carries, and all go the same way around. */
    private static Cluster aroundTheRing(EthernetOptions options) {
        var cluster = Cluster.ring(5, 4, options);
        IntStream.range(0, 20).forEach(from -> cluster.post(0, from, (from + 8) % 20, from, 4_000_000));
        return cluster.run();
    }

    @Test
    void pausesThatWaitForEachOtherInARingEndTheRunAndAreNamed() {
        var cluster = aroundTheRing(Cluster.packets().marks(false).buffer(new ByteCount(300_000)));
        var standstill = cluster.machine().standstill().orElseThrow();
        assertEquals(5, standstill.cycle().size());
        assertTrue(standstill.messages() > 0);
        assertTrue(standstill.describe().contains("wait for each other in a ring: leaf"), standstill.describe());
    }

    @Test
    void theSameRingGoesThroughWhereFullBuffersDrop() {
        var cluster = aroundTheRing(Cluster.packets().marks(false).pauses(false).buffer(new ByteCount(300_000)));
        assertTrue(cluster.everythingArrivedOnce());
        assertEquals(Optional.empty(), cluster.machine().standstill());
    }
}
