package orrery.node.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.node.collective.Algorithm;
import orrery.node.collective.Choice;
import orrery.node.collective.ElementType;
import orrery.node.collective.Operation;
import orrery.node.collective.Protocol;
import orrery.node.collective.Tuning.Wish;

final class KernelTuningTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final long LARGEST = 8L << 30;

    @ParameterizedTest
    @EnumSource(names = {"ALL_REDUCE", "ALL_GATHER", "REDUCE_SCATTER", "BROADCAST", "REDUCE", "ALL_TO_ALL"})
    void theLargerTheMessageTheHeavierTheProtocol(Operation operation) {
        for (var gpu : List.of("h100-sxm", "b200", "gb300")) {
            for (var ranks : List.of(2, 4, 8)) {
                var before = Protocol.LL;
                for (var bytes = 256L; bytes <= LARGEST; bytes *= 2) {
                    var now = choose(gpu, wish(operation, bytes, ranks)).protocol();
                    assertTrue(now.compareTo(before) >= 0, gpu + ", " + ranks + " ranks, " + bytes + " B: " + now);
                    before = now;
                }
                assertEquals(
                        Protocol.LL, choose(gpu, wish(operation, 256, ranks)).protocol());
                assertEquals(Protocol.SIMPLE, before);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ALL_REDUCE", "ALL_GATHER", "REDUCE_SCATTER"})
    void channelsOpenAsThereIsMoreToDo(Operation operation) {
        var before = 0;
        for (var bytes = 256L; bytes <= 4L << 20; bytes *= 2) {
            var choice = choose("h100-sxm", wish(operation, bytes, 4, Algorithm.RING, Protocol.LL));
            assertTrue(choice.channels() >= before, bytes + " B: " + choice.channels());
            before = choice.channels();
        }
        assertEquals(1, choose("h100-sxm", wish(operation, 256, 4)).channels());
        assertEquals(24, before);
    }

    @Test
    void fourGpusReduceAroundARingAndEightInTheSwitches() {
        assertEquals(
                Algorithm.RING,
                choose("h100-sxm", wish(Operation.ALL_REDUCE, 64 << 20, 4)).algorithm());
        assertEquals(
                Algorithm.NVLS,
                choose("h100-sxm", wish(Operation.ALL_REDUCE, 64 << 20, 8)).algorithm());
        assertEquals(
                Algorithm.RING,
                choose("h100-sxm", wish(Operation.ALL_REDUCE, 4096, 8)).algorithm());
        assertEquals(
                Algorithm.RING,
                choose("h100-sxm", wish(Operation.ALL_GATHER, 64 << 20, 8)).algorithm());
    }

    @Test
    void switchesThatDoNotAddAreNotAskedTo() {
        var wish = new Wish(
                Operation.ALL_REDUCE,
                ElementType.HALF,
                64 << 20,
                8,
                8,
                false,
                Algorithm.AUTO,
                Protocol.AUTO,
                0,
                0,
                false);

        assertEquals(Algorithm.RING, choose("h100-sxm", wish).algorithm());
    }

    @Test
    void aGraphReducesSmallMessagesInOneShotAndLargeOnesLikeAStream() {
        assertEquals(Algorithm.ONE_SHOT, choose("h100-sxm", graph(16 << 10)).algorithm());
        assertEquals(Algorithm.NVLS, choose("h100-sxm", graph(64 << 20)).algorithm());
        assertTrue(choose("h100-sxm", graph(16 << 10))
                        .pace()
                        .launch()
                        .compareTo(choose("h100-sxm", wish(Operation.ALL_REDUCE, 16 << 10, 8))
                                .pace()
                                .launch())
                < 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 1000, 1 << 20, 1 << 30})
    void whatIsDemandedIsKept(long bytes) {
        for (var algorithm : List.of(Algorithm.RING, Algorithm.TREE)) {
            for (var protocol : List.of(Protocol.LL, Protocol.LL128, Protocol.SIMPLE)) {
                var choice = choose("h100-sxm", wish(Operation.ALL_REDUCE, bytes, 8, algorithm, protocol));
                assertEquals(algorithm, choice.algorithm());
                assertEquals(protocol, choice.protocol());
            }
        }
        var wish = new Wish(
                Operation.ALL_REDUCE,
                ElementType.FLOAT,
                bytes,
                8,
                8,
                true,
                Algorithm.RING,
                Protocol.SIMPLE,
                3,
                4,
                false);
        assertEquals(3, choose("b200", wish).channels());
        assertTrue(4 * choose("b200", wish).sliceBytes() >= bytes / 8, "four pieces make a slice");
    }

    @Test
    void refusesAProtocolThatAnAlgorithmCannotDo() {
        var wish = wish(Operation.ALL_REDUCE, 1 << 20, 8, Algorithm.NVLS, Protocol.LL);

        var refused = assertThrows(IllegalArgumentException.class, () -> choose("h100-sxm", wish));

        assertTrue(refused.getMessage().contains("allowed: SIMPLE"), refused.getMessage());
    }

    @Test
    void fewerChannelsCopyMoreSlowly() {
        var few = new Wish(
                Operation.ALL_GATHER,
                ElementType.HALF,
                1 << 30,
                8,
                8,
                true,
                Algorithm.RING,
                Protocol.SIMPLE,
                6,
                0,
                false);
        var all = wish(Operation.ALL_GATHER, 1 << 30, 8, Algorithm.RING, Protocol.SIMPLE);

        assertEquals(
                choose("h100-sxm", all).pace().copyRate().bytesPerSecond() / 4,
                choose("h100-sxm", few).pace().copyRate().bytesPerSecond());
    }

    @Test
    void severalDomainsAreTwoLevels() {
        var wish = new Wish(
                Operation.ALL_REDUCE,
                ElementType.FLOAT,
                1 << 30,
                96,
                8,
                true,
                Algorithm.AUTO,
                Protocol.AUTO,
                0,
                0,
                false);

        assertEquals(Algorithm.TWO_LEVEL, choose("h100-sxm", wish).algorithm());
    }

    @Test
    void everyChoiceCutsWholeElements() {
        for (var operation : Operation.values()) {
            for (var bytes = 0L; bytes < 200; bytes += 4) {
                var choice = choose("gb200", wish(operation, bytes, 7));
                assertEquals(0, choice.sliceBytes() % 2, operation + " of " + bytes + " B");
                assertEquals(0, choice.chunkBytes() % 2, operation + " of " + bytes + " B");
            }
        }
    }

    @Test
    void everyGpuHasFiguresAndSaysWhetherTheyWereCompared() {
        for (var gpu : List.of("h100-sxm", "h200-sxm", "b200", "b300", "gb200", "gb300")) {
            assertTrue(KernelTuning.of(CATALOGUE, CATALOGUE.gpu(gpu)).validated(), gpu);
        }
        for (var gpu : List.of("rubin", "rubin-ultra")) {
            assertFalse(KernelTuning.of(CATALOGUE, CATALOGUE.gpu(gpu)).validated(), gpu);
        }
    }

    private static Wish wish(Operation operation, long bytes, int ranks) {
        return wish(operation, bytes, ranks, Algorithm.AUTO, Protocol.AUTO);
    }

    private static Wish wish(Operation operation, long bytes, int ranks, Algorithm algorithm, Protocol protocol) {
        return new Wish(operation, ElementType.HALF, bytes, ranks, ranks, true, algorithm, protocol, 0, 0, false);
    }

    private static Wish graph(long bytes) {
        return new Wish(
                Operation.ALL_REDUCE,
                ElementType.BFLOAT16,
                bytes,
                8,
                8,
                true,
                Algorithm.AUTO,
                Protocol.AUTO,
                0,
                0,
                true);
    }

    private static Choice choose(String gpu, Wish wish) {
        return KernelTuning.of(CATALOGUE, CATALOGUE.gpu(gpu)).choose(wish);
    }
}
