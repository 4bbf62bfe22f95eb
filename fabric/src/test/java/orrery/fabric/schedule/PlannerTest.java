package orrery.fabric.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;

class PlannerTest {
    private static final Topology LPX = Topologies.named("lpx:trays=3");

    /** Sealing checks every link and slot; what is planned must pass whatever is asked. */
    @RepeatedTest(20)
    void whateverIsSentHasASlotOfItsOwn(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var lpus = IntStream.range(0, 16 + 16 * random.nextInt(3)).toArray();
        var planner = new Planner(LPX, lpus);
        for (var packet = 0; packet < 500; packet++) {
            var from = random.nextInt(lpus.length);
            var to = (from + 1 + random.nextInt(lpus.length - 1)) % lpus.length;
            var earliest = random.nextLong(1_000);
            var sending = planner.send(from, to, earliest, 1 + random.nextLong(5_000));
            assertTrue(sending.leaves() >= earliest && sending.there() > sending.leaves());
        }
        assertTrue(planner.seal().count() >= 500);
    }

    @Test
    void lpusPassOnForEachOtherButNobodyElseDoes() {
        var planner = new Planner(LPX, new int[] {3, 4, 20});
        var direct = planner.send(3, 4, 0, 320);
        assertEquals(direct.first(), direct.last());
        var byOne = planner.send(3, 20, 0, 320);
        assertEquals(byOne.first() + 1, byOne.last());
        var problem = assertThrows(ScheduleProblem.class, () -> new Planner(LPX, new int[] {3, 20}).requireWay(3, 20));
        assertTrue(problem.getMessage().contains("lpu3 and lpu20"), problem.getMessage());
    }

    @Test
    void aPacketWaitsForTheLinkThatAnotherHas() {
        var planner = new Planner(LPX, new int[] {0, 1});
        planner.send(0, 1, 0, 3_200);
        assertEquals(
                planner.serialisation(0, 1, 3_200), planner.send(0, 1, 0, 320).leaves());
        assertEquals(0, planner.again().send(0, 1, 0, 320).leaves());
    }
}
