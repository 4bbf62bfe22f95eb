package orrery.fabric.switching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.routing.MulticastTrees;
import orrery.fabric.routing.NoRoute;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.EthernetMessage;
import orrery.protocol.link.NvlinkMessage.Contribution;
import orrery.protocol.link.NvlinkMessage.LoadReduce;
import orrery.protocol.link.NvlinkMessage.Multicast;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.payload.Nothing;
import orrery.protocol.payload.Tensor;

class NvswitchTest {
    private static final int GPUS = 6;
    private static final int PLANES = 3;
    private static final int VALUES = 17;
    private static final long LIT_PS = 1_000_000;

    private static Topology topology(boolean twoLayers) {
        return twoLayers ? Machine.twoLayers(2, GPUS / 2, PLANES) : Topologies.oneDomain(GPUS, PLANES);
    }

    private static Tensor tensor(SplittableRandom random) {
        var values = new float[VALUES];
        for (var i = 0; i < VALUES; i++) {
            values[i] = (float) random.nextDouble(-1, 1) * (1 << random.nextInt(20));
        }
        return Tensor.of(values);
    }

    /** From the first addend on, one after the other, as a loop on one device would. */
    private static float[] sum(float[]... addends) {
        var sum = addends[0].clone();
        for (var addend : Arrays.copyOfRange(addends, 1, addends.length)) {
            for (var i = 0; i < VALUES; i++) {
                sum[i] += addend[i];
            }
        }
        return sum;
    }

    /** In rank order; with two layers each rack first, since its switch adds before the spine does. */
    private static float[] expected(float[][] byRank, boolean twoLayers) {
        var half = byRank.length / 2;
        return twoLayers
                ? sum(sum(Arrays.copyOf(byRank, half)), sum(Arrays.copyOfRange(byRank, half, byRank.length)))
                : sum(byRank);
    }

    private static int[] byRank(Topology topology, boolean reversed) {
        var gpus = topology.gpus();
        return IntStream.range(0, gpus.length)
                .map(rank -> gpus[reversed ? gpus.length - 1 - rank : rank])
                .toArray();
    }

    /** Two wires lead up to the spine and two down: stores of any tags share them without waiting for each other. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void storesThatComeTogetherSpreadOverEqualWays(long tag) {
        var topology = topology(true);
        var gpus = topology.gpus();
        var machine = Machine.of(topology, PLANES, false);
        var random = new SplittableRandom(tag);
        var half = GPUS / 2;
        for (var i = 0; i < 2; i++) {
            var store = new Store(gpus[i], gpus[half + i], tag * (i + 1), tensor(random));
            machine.script(gpus[i]).says(LIT_PS, 0, store);
        }

        machine.run();

        var first = machine.script(gpus[half]).heard().getLast().atPs();
        assertEquals(first, machine.script(gpus[half + 1]).heard().getLast().atPs(), "tag " + tag);
    }

    @Test
    void aStoreTakesTwoHopsAndOnePassThroughTheSwitch() {
        var machine = Machine.of(topology(false), PLANES, false);
        machine.script(1).says(500, 2, new Store(1, 4, 9, Tensor.charged(new float[0], 256)));
        machine.run();
        var heard = machine.script(4).heard().getFirst();
        assertEquals(500 + 270_000 + 140_000 + 270_000, heard.atPs());
        assertEquals(5_760, heard.arrival().spanPs()); // 288 B at 50 GB/s
        assertEquals(2, heard.arrival().port());
    }

    @Test
    void storesOfDifferentSendersToOneGpuQueueAtTheSwitch() {
        var machine = Machine.of(topology(false), PLANES, false);
        for (var source = 1; source < 4; source++) {
            machine.script(source).says(0, 0, new Store(source, 0, 0, Tensor.charged(new float[0], 256)));
        }
        machine.run();
        var heads = machine.script(0).heard().stream().map(Script.Heard::atPs).toList();
        assertEquals(IntStream.range(0, 3).mapToObj(i -> 680_000L + i * 5_760).toList(), heads);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMulticastReachesEveryMemberOnceItsSenderToo(boolean twoLayers) {
        var topology = topology(twoLayers);
        var machine = Machine.of(topology, PLANES, false);
        machine.script(topology.gpus()[4]).says(LIT_PS, 1, new Multicast(0, 4, 7, tensor(new SplittableRandom(1))));
        machine.run();
        for (var gpu : topology.gpus()) {
            assertEquals(1, machine.script(gpu).heard().size());
            assertEquals(
                    7,
                    assertInstanceOf(
                                    Multicast.class,
                                    machine.script(gpu).heard().getFirst().message())
                            .tag());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void multicastsOfOnePlaneComeInOneOrderToAll(boolean twoLayers) {
        var topology = topology(twoLayers);
        var machine = Machine.of(topology, PLANES, false);
        for (var gpu : topology.gpus()) {
            machine.script(gpu).says(LIT_PS, 0, new Multicast(0, gpu, gpu, Nothing.INSTANCE));
        }
        machine.run();
        var orders = Arrays.stream(topology.gpus())
                .mapToObj(gpu -> machine.script(gpu).heard().stream()
                        .map(heard -> ((Multicast) heard.message()).tag())
                        .toList())
                .distinct()
                .toList();
        assertEquals(1, orders.size(), orders::toString);
        assertEquals(GPUS, orders.getFirst().size());
    }

    @ParameterizedTest
    @CsvSource({"1, false, false", "7, false, true", "1912, true, false", "4, true, true", "5, false, false"})
    void pushedAddendsAreAddedInRankOrderWhateverTheOrderOfArrival(long seed, boolean twoLayers, boolean reversed) {
        var random = new SplittableRandom(seed);
        var topology = topology(twoLayers);
        var machine = Machine.of(topology, PLANES, reversed);
        var byRank = byRank(topology, reversed);
        var addends = new float[PLANES][GPUS][];
        for (var plane = 0; plane < PLANES; plane++) {
            for (var rank = 0; rank < GPUS; rank++) {
                var addend = tensor(random);
                addends[plane][rank] = addend.toArray();
                var atPs = LIT_PS + random.nextLong(3_000_000);
                machine.script(byRank[rank]).says(atPs, plane, new Contribution(0, byRank[rank], plane, addend));
            }
        }

        machine.run();

        for (var gpu : byRank) {
            assertEquals(PLANES, machine.script(gpu).heard().size(), "seed " + seed);
            for (var heard : machine.script(gpu).heard()) {
                var plane =
                        (int) assertInstanceOf(Multicast.class, heard.message()).tag();
                assertArrayEquals(expected(addends[plane], twoLayers), heard.values(), "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, false, false", "7, false, true", "1912, true, false", "4, true, true"})
    void aLoadReduceBringsTheAskerTheSumAndNobodyElseAnything(long seed, boolean twoLayers, boolean reversed) {
        var random = new SplittableRandom(seed);
        var topology = topology(twoLayers);
        var machine = Machine.of(topology, PLANES, reversed);
        var byRank = byRank(topology, reversed);
        var held = new float[GPUS][];
        for (var rank = 0; rank < GPUS; rank++) {
            var addend = tensor(random);
            held[rank] = addend.toArray();
            machine.script(byRank[rank]).holds(addend, random.nextLong(3_000_000));
        }
        var asker = byRank[random.nextInt(GPUS)];
        machine.script(asker).says(LIT_PS, 1, new LoadReduce(0, asker, 42));

        machine.run();

        for (var gpu : byRank) {
            assertEquals(gpu == asker ? 1 : 0, machine.script(gpu).heard().size(), "seed " + seed);
        }
        var heard = machine.script(asker).heard().getFirst();
        assertEquals(42, assertInstanceOf(Store.class, heard.message()).tag());
        assertArrayEquals(expected(held, twoLayers), heard.values(), "seed " + seed);
    }

    @Test
    void aSumIsChargedAsItsAddendsAre() {
        var machine = Machine.of(topology(false), PLANES, false);
        for (var gpu = 0; gpu < GPUS; gpu++) {
            machine.script(gpu).says(0, 0, new Contribution(0, gpu, 0, Tensor.charged(new float[] {1}, 2)));
        }
        machine.run();
        var heard = machine.script(0).heard().getFirst();
        assertEquals(2, heard.message().payload().bytes());
        assertArrayEquals(new float[] {GPUS}, heard.values());
    }

    @Test
    void addendsOfDifferentShapesAreRefused() {
        var machine = Machine.of(topology(false), PLANES, false);
        for (var gpu = 0; gpu < GPUS; gpu++) {
            machine.script(gpu).says(0, 0, new Contribution(0, gpu, 0, Tensor.of(new float[gpu == 3 ? 2 : 1])));
        }
        var problem = assertThrows(IllegalStateException.class, machine::run);
        assertTrue(problem.getMessage().contains("cannot add"), problem.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hgx-h100", "gb200-nvl72"})
    void aSwitchHoldsSoManyGroupsAndIsAskedForNoMore(String name) {
        var topology = Topologies.named(name);
        var chip = (SwitchChip) topology.part(topology.peer(topology.gpus()[0], 0));
        int most = chip.multicastGroups().orElseThrow();
        var trees = MulticastTrees.of(topology);
        var pair = new int[] {topology.gpus()[0], topology.gpus()[1]};
        new Groups(trees, Collections.nCopies(most, pair), 1);
        var problem = assertThrows(NoRoute.class, () -> new Groups(trees, Collections.nCopies(most + 1, pair), 1));
        assertTrue(problem.getMessage().contains("allowed: " + most), problem.getMessage());
    }

    @Test
    void aMemberThatContributesTwiceIsRefused() {
        var machine = Machine.of(topology(false), PLANES, false);
        var addend = new Contribution(0, 2, 0, Nothing.INSTANCE);
        machine.script(2).says(0, 0, addend).says(1, 0, addend);
        assertThrows(IllegalStateException.class, machine::run);
    }

    @Test
    void whatIsNotNvlinkIsRefused() {
        var machine = Machine.of(topology(false), PLANES, false);
        machine.script(2).says(0, 0, new EthernetMessage.Send(2, 3, 0, Nothing.INSTANCE));
        assertThrows(IllegalStateException.class, machine::run);
    }

    @Test
    void aGroupThatNobodyNamedIsRefused() {
        var machine = Machine.of(topology(false), PLANES, false);
        machine.script(2).says(0, 0, new Multicast(1, 2, 0, Nothing.INSTANCE));
        assertThrows(IllegalStateException.class, machine::run);
    }
}
