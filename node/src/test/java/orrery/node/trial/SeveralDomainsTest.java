package orrery.node.trial;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Algorithm;
import orrery.node.collective.ElementType;
import orrery.node.collective.Lowering;
import orrery.node.collective.Operation;

/** Ranks of several NVLink domains, which reach each other by their adapters. */
final class SeveralDomainsTest {
    static Stream<Arguments> everyWayBeyondADomain() {
        return Arrays.stream(Operation.values())
                .flatMap(operation -> Stream.of(Algorithm.RING, Algorithm.TREE, Algorithm.DIRECT, Algorithm.TWO_LEVEL)
                        .filter(algorithm -> Lowering.can(operation, algorithm))
                        .map(algorithm -> Arguments.of(operation, algorithm)));
    }

    /**
     * <pre>
     *              leaf
     *      ╱   ╱    │    ╲   ╲          every gpu has two adapters
     *   gpu0 gpu1      gpu2 gpu3   …
     *      ╲  ╱          ╲  ╱           two planes to a domain
     *    nvswitches     nvswitches
     * </pre>
     */
    private static Topology domains(int count, int size) {
        var catalogue = Catalogue.load();
        var draw = new Drawing(count + " domains of " + size);
        var leaf = draw.one("leaf", catalogue.switchChip("spectrum4").withPorts(4 * count * size));
        IntStream.range(0, count).mapToObj(draw::rack).forEach(rack -> {
            var gpu = rack.row("gpu", size, catalogue.gpu("gb200"));
            var nvswitch = rack.row("nvswitch", 2, catalogue.switchChip("nvswitch5"));
            draw.wire(gpu.each(), catalogue.medium("nvlink5"), nvswitch.all());
            for (var rail = 0; rail < 2; rail++) {
                var nic = rack.row("nic" + rail + "-", size, catalogue.nic("connectx8"));
                draw.wire(gpu.each(), catalogue.medium("pcie5-x16"), nic.each());
                draw.wire(nic.each(), catalogue.medium("ethernet-800g"), leaf.all());
            }
        });
        return draw.seal();
    }

    @ParameterizedTest
    @MethodSource("everyWayBeyondADomain")
    void giveThePlainSumWhateverTheTypeAndTheSize(Operation operation, Algorithm algorithm) {
        for (var shape : new int[][] {{2, 1}, {2, 2}, {3, 2}, {2, 4}, {4, 3}}) {
            var topology = domains(shape[0], shape[1]);
            for (var type : ElementType.values()) {
                var sizes = Stream.of(0, 1, 5, 13, 53, 331)
                        .map(elements -> (long) elements * type.bytes())
                        .toArray(Long[]::new);
                var outcome = TrialMaker.on(topology, operation, algorithm, sizes)
                        .tuned(SmallSteps.on(topology))
                        .withData(type)
                        .run();
                assertAll(outcome.sizes().stream()
                        .map(size -> () -> assertEquals(0, size.wrong(), topology + ", " + type + ", " + size)));
            }
        }
    }

    @Test
    void twoLevelsBeatARingOfAllOnLargeMessages() {
        var topology = Topologies.named("2x-gb200-nvl72");
        var ring = TrialMaker.on(topology, Operation.ALL_REDUCE, Algorithm.RING, 1L << 26);
        var twoLevel = TrialMaker.on(topology, Operation.ALL_REDUCE, Algorithm.TWO_LEVEL, 1L << 26);
        assertTrue(twoLevel.times().getFirst() < ring.times().getFirst());
    }
}
