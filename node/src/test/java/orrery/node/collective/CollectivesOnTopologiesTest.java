package orrery.node.collective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.gpu.CollectiveGpu.Task;
import orrery.node.scenario.Plan.AllReduce;

/** Every algorithm on drawn topologies, element for element, against a sum in the order that its page documents. */
class CollectivesOnTopologiesTest {
    private static final Topology NVL576 = Topologies.named("rubin-ultra-nvl576");
    private static final int OPERATIONS = 24;

    static Stream<Arguments> machines() {
        var hgx = Topologies.named("hgx-h100");
        return Stream.of(
                        Arguments.of(Topologies.oneDomain(1, 1), new int[] {0}),
                        Arguments.of(Topologies.oneDomain(2, 3), new int[] {0, 1}),
                        Arguments.of(
                                Topologies.oneDomain(9, 18),
                                IntStream.range(0, 9).toArray()),
                        Arguments.of(
                                Topologies.oneDomain(24, 5),
                                IntStream.range(0, 24).toArray()),
                        Arguments.of(hgx, IntStream.range(0, 8).toArray()),
                        Arguments.of(hgx, new int[] {2, 3, 4}),
                        Arguments.of(NVL576, gpus(0, 1, 72, 73, 74, 500)),
                        Arguments.of(NVL576, gpus(71, 72)))
                .flatMap(machine -> Stream.of(AllReduce.RING, AllReduce.DIRECT, AllReduce.IN_SWITCH)
                        .map(algorithm -> Arguments.of(machine.get()[0], machine.get()[1], algorithm)));
    }

    private static int[] gpus(int... indices) {
        return IntStream.of(indices).map(index -> NVL576.gpus()[index]).toArray();
    }

    /** Skew far longer than an operation: some ranks are late for nearly everything. */
    @ParameterizedTest
    @MethodSource("machines")
    void addsInTheDocumentedOrderHoweverLateARankIs(Topology topology, int[] members, AllReduce algorithm) {
        for (var seed : new long[] {1, 1912}) {
            for (var longestPausePs : new long[] {0, 100_000, 50_000_000}) {
                check(topology, members, algorithm, seed, longestPausePs);
            }
        }
    }

    private static void check(Topology topology, int[] members, AllReduce algorithm, long seed, long longestPausePs) {
        var replay = algorithm + " over " + members.length + " GPUs of " + topology + ", seed " + seed + ", pauses to "
                + longestPausePs + " ps";
        var tasks = tasks(members.length, new Random(seed), longestPausePs);

        var results = new CollectiveRun(topology, members, algorithm).results(tasks);

        for (var operation = 0; operation < OPERATIONS; operation++) {
            var which = replay + ", operation " + operation;
            var gathers = tasks.getFirst().get(operation).gathers();
            var vectors = new ArrayList<float[]>();
            for (var rank : tasks) {
                vectors.add(rank.get(operation).vector());
            }
            for (var rank = 0; rank < members.length; rank++) {
                assertEquals(OPERATIONS, results.get(rank).size(), which);
                var found = results.get(rank).get(operation);
                if (!gathers) {
                    assertArrayEquals(PlainSums.of(algorithm, topology, members, vectors), found, which);
                } else if (rank == 0) {
                    assertArrayEquals(PlainSums.sideBySide(vectors), found, which);
                } else {
                    assertNull(found, which);
                }
            }
        }
    }

    /** Vectors of awkward lengths, shorter than the ranks among them; every fourth operation is a gather. */
    private static List<List<Task>> tasks(int ranks, Random random, long longestPausePs) {
        var lengths = new int[] {1, 2, Math.max(1, ranks - 1), ranks, ranks + 1, 257, 4096};
        var tasks = new ArrayList<List<Task>>();
        IntStream.range(0, ranks).forEach(_ -> tasks.add(new ArrayList<>()));
        for (var operation = 0; operation < OPERATIONS; operation++) {
            var length = lengths[operation % lengths.length];
            for (var rank : tasks) {
                var pausePs = (operation == 0 ? 1_000_000 : 0) + random.nextLong(longestPausePs + 1);
                var vector = new float[length];
                for (var i = 0; i < length; i++) {
                    vector[i] = (float) random.nextGaussian() * 1000;
                }
                rank.add(new Task(pausePs, operation % 4 == 3, vector));
            }
        }
        return tasks;
    }
}
