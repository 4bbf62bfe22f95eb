package orrery.node.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import orrery.fabric.topology.Topologies;
import orrery.node.collective.Algorithm;
import orrery.node.collective.ElementType;
import orrery.node.collective.Operation;
import orrery.node.scenario.ScenarioProblem;

/** What cannot be run is refused before any work, with field, finding, what is allowed, and a remedy. */
final class TrialFeasibilityTest {
    private static TrialMaker on(String topology, Operation operation, Algorithm algorithm) {
        return TrialMaker.on(Topologies.named(topology), operation, algorithm, 1024L);
    }

    private static void refuses(String field, String allowed, TrialMaker trial) {
        var problem = assertThrows(ScenarioProblem.class, trial::run);
        assertEquals(field, problem.field());
        assertTrue(problem.allowed().contains(allowed), problem.getMessage());
    }

    @Test
    void moreRanksThanGpus() {
        refuses(
                "ranks",
                "1 to 8, the GPUs of hgx-h100",
                on("hgx-h100", Operation.ALL_REDUCE, Algorithm.RING).ranks(9));
        refuses(
                "ranks",
                "1 to 8",
                on("hgx-h100", Operation.ALL_REDUCE, Algorithm.RING).ranks(-1));
    }

    @Test
    void anAlgorithmThatCannotDoTheOperation() {
        refuses("algorithm", "auto, direct, two_level", on("hgx-h100", Operation.ALL_TO_ALL, Algorithm.RING));
    }

    @Test
    void helpFromSwitchesOfSeveralDomains() {
        refuses("algorithm", "without the switches' help", on("2x-gb200-nvl72", Operation.ALL_REDUCE, Algorithm.NVLS));
    }

    @Test
    void twoLevelsOverUnequalDomains() {
        refuses(
                "ranks",
                "as many ranks of every domain",
                on("2x-gb200-nvl72", Operation.ALL_REDUCE, Algorithm.TWO_LEVEL).ranks(100));
    }

    @Test
    void linksThatAreNotThere() {
        refuses(
                "lost",
                "gpu0",
                on("hgx-h100", Operation.ALL_REDUCE, Algorithm.RING).without("nvswitch9"));
    }

    @Test
    void aLostLinkThatIsNotThereSaysOnceWhatIsAllowed() {
        var trial = on("hgx-h100", Operation.ALL_REDUCE, Algorithm.RING).without("nothing");
        var refused = assertThrows(ScenarioProblem.class, trial::run);

        assertEquals("lost link: hgx-h100 has no device \"nothing\"", refused.found());
        assertTrue(refused.allowed().startsWith("names of its devices"), refused.allowed());
    }

    @Test
    void everyPlaneLost() {
        refuses(
                "lost",
                "a plane in common",
                on("hgx-h100", Operation.ALL_REDUCE, Algorithm.RING).without("nvswitch*"));
    }

    @Test
    void moreDataThanTheHeapHolds() {
        var trial = TrialMaker.on(Topologies.named("gb200-nvl72"), Operation.ALL_REDUCE, Algorithm.RING, 1L << 32)
                .withData(ElementType.FLOAT);
        var problem = assertThrows(ScenarioProblem.class, trial::run);
        assertEquals("data", problem.field());
        assertTrue(problem.remedy().contains("-Xmx"), problem.getMessage());
    }

    @Test
    void moreDataThanAnyHeapHolds() {
        for (var operation : Operation.values()) {
            var trial = TrialMaker.on(Topologies.named("gb200-nvl72"), operation, Algorithm.AUTO, 16L << 40)
                    .withData(ElementType.FLOAT);
            var problem = assertThrows(ScenarioProblem.class, trial::run);
            assertEquals("data", problem.field(), operation.name());
            assertEquals("leave the data out, or ask for smaller sizes", problem.remedy());
        }
    }

    @Test
    void morePiecesThanCanBeNumbered() {
        refuses(
                "sizes",
                "fewer than 16777216 pieces",
                TrialMaker.on(Topologies.named("hgx-h100"), Operation.ALL_REDUCE, Algorithm.NVLS, 16L << 50));
    }

    @Test
    void noSizesOrNegativeOnes() {
        var topology = Topologies.named("hgx-h100");
        refuses("sizes", "1 to", TrialMaker.on(topology, Operation.ALL_REDUCE, Algorithm.RING));
        refuses("sizes", "0 B and above", TrialMaker.on(topology, Operation.ALL_REDUCE, Algorithm.RING, -1L));
    }
}
