package orrery.deploy.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.script.CollectiveResult.Timing;
import orrery.fabric.topology.Topologies;
import orrery.node.collective.Algorithm;

/** Collectives from code. */
@Timeout(600)
class CollectiveTest {
    private static final Collective SMALL = Orrery.collective("all_reduce").sizes("64K,1M");

    @Test
    void readsAsRecordsWhatCameOut() {
        var timings = SMALL.run().timings();

        assertEquals(
                List.of(65_536L, 1_048_576L),
                timings.stream().map(Timing::bytes).toList());
        for (var timing : timings) {
            assertEquals(timing.bytes() / timing.micros() / 1000, timing.algbw(), 1e-9);
            assertEquals(timing.algbw() * 2 * 7 / 8, timing.busbw(), 1e-9);
            assertTrue(timing.messages() > 0);
            assertEquals(-1, timing.wrong());
        }
    }

    @Test
    void whatIsChangedIsAnotherCollective() {
        var ring = SMALL.algorithm("ring").sizes("1M").run();

        assertEquals(Algorithm.RING, ring.timings().getFirst().algorithm());
        assertEquals(2, SMALL.ranks(2).run().question().trial().ranks());
        assertNotEquals(
                SMALL.run().fingerprint(), SMALL.without("nvswitch3").run().fingerprint());
        assertEquals(SMALL.run().fingerprint(), SMALL.threads(1).run().fingerprint());
    }

    @Test
    void aMachineThatIsDrawnIsThatOfItsName() {
        var byName = SMALL.on("hgx-h100").sizes("1M").run();
        var drawn = SMALL.on(Topologies.named("hgx-h100")).sizes("1M").run();

        assertEquals(byName.timings(), drawn.timings());
    }

    @Test
    void whatCannotBeUsedIsAProblemWithItsPlace() {
        assertEquals("operation", refused(Orrery.collective("all_reduse")));
        assertEquals("sizes", refused(SMALL.sizes("8..")));
        assertEquals("algorithm", refused(SMALL.algorithm("rink")));
        assertEquals("ranks", refused(SMALL.ranks(9)));
        assertEquals("topology", refused(SMALL.on("hgx-h10")));
        assertThrows(InputProblem.class, () -> SMALL.jvms(0));
    }

    private static String refused(Collective asked) {
        return assertThrows(InputProblem.class, asked::run).file();
    }
}
