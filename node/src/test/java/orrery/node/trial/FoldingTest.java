package orrery.node.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.topology.Topologies;
import orrery.node.collective.Algorithm;
import orrery.node.collective.Lowering;
import orrery.node.collective.Operation;
import orrery.node.trial.TrialOutcome.SizeOutcome;

/** One plane stands for those that are alike: nothing may differ but the work. */
final class FoldingTest {
    static Stream<Arguments> everyWayOnSeveralTopologies() {
        return Stream.of("hgx-h100", "gb200-nvl72", "vera-rubin-nvl72")
                .flatMap(topology ->
                        EveryAlgorithmTest.everyWay().map(way -> Arguments.of(topology, way.get()[0], way.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("everyWayOnSeveralTopologies")
    void takesExactlyAsLongAndSendsAsMany(String name, Operation operation, Algorithm algorithm) {
        var trial = TrialMaker.on(Topologies.named(name), operation, algorithm, 8L, 40_000L, 3_000_001L)
                .ranks(6);
        assertEquals(trial.unfolded().run().sizes(), trial.run().sizes());
    }

    @Test
    void takesExactlyAsLongWhereSomePlanesAreLost() {
        for (var operation : Operation.values()) {
            for (var algorithm : Arrays.asList(Algorithm.RING, Algorithm.DIRECT, Algorithm.NVLS)) {
                if (Lowering.can(operation, algorithm)) {
                    var trial = TrialMaker.on(Topologies.named("gb200-nvl72"), operation, algorithm, 3_000_001L)
                            .ranks(5)
                            .without("nvswitch3", "gpu2->nvswitch7");
                    assertEquals(trial.unfolded().run().sizes(), trial.run().sizes());
                }
            }
        }
    }

    @Test
    void takesExactlyAsLongOverTwoTiersOfSwitches() {
        assertFoldsAlike(Operation.ALL_TO_ALL, Algorithm.DIRECT);
        assertFoldsAlike(Operation.ALL_GATHER, Algorithm.NVLS);
        assertFoldsAlike(Operation.ALL_REDUCE, Algorithm.TREE);
    }

    /** Ranks of two racks. */
    private static void assertFoldsAlike(Operation operation, Algorithm algorithm) {
        var topology = Topologies.named("rubin-ultra-nvl576");
        var trial = TrialMaker.on(topology, operation, algorithm, 3_000_001L).ranks(75);
        assertEquals(trial.unfolded().run().sizes(), trial.run().sizes());
    }

    @Test
    void runsOnePlaneOf18() {
        var topology = Topologies.named("gb200-nvl72");
        var trial = TrialMaker.on(topology, Operation.ALL_REDUCE, Algorithm.RING, 1L << 20);
        var plan = new TrialPlan(trial.trial(), topology, trial.tuning(), true);
        assertEquals(1, plan.reach().planesRun());
        assertEquals(
                18,
                new TrialPlan(trial.trial(), topology, trial.tuning(), false)
                        .reach()
                        .planesRun());
    }

    @Test
    void aLostPlaneOf18Costs18thOfLargeMessagesAndLittleOfSmallOnes() {
        var whole = TrialMaker.on(
                        Topologies.named("gb200-nvl72"), Operation.ALL_GATHER, Algorithm.RING, 1L << 10, 1L << 33)
                .tuned(new SmallSteps(new WideCopy(Topologies.named("gb200-nvl72")), 8 << 20, 64, 8))
                .ranks(8);
        var one = ratios(whole, whole.without("nvswitch3"));
        assertTrue(one[0] > 0.98, "small: " + one[0]);
        assertEquals(17.0 / 18, one[1], 0.01, "large");
        var tray = ratios(whole, whole.without("nvswitch4", "nvswitch5"));
        assertEquals(16.0 / 18, tray[1], 0.01, "large, a tray of two lost");
    }

    /** Of busbw. */
    private static double[] ratios(TrialMaker whole, TrialMaker less) {
        var before =
                whole.run().sizes().stream().mapToDouble(SizeOutcome::timePs).toArray();
        var after = less.run().sizes().stream().mapToDouble(SizeOutcome::timePs).toArray();
        return new double[] {before[0] / after[0], before[1] / after[1]};
    }
}
