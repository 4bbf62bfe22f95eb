package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.deploy.cluster.ClusterEngine;
import orrery.deploy.engine.ExitCode;

/** A trial whose messages never arrive ends all the same, and says who waits for whom. */
@Timeout(600)
class StalledTrialTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "torus:dims=5x5 --buffer 256K --burst 16 | 25 ranks never finished 4194304 B"
                        + " | the devices wait for each other in a ring: router",
                "fat-tree:endpoints=16,tiers=2 --corruption 0.99 | 16 of 16 ranks never finished 4194304 B"
                        + " | was given up, for nothing was acknowledged"
            })
    void isToldByItsExitCode(String how, String unfinished, String why) {
        var out = new StringWriter();
        var err = new StringWriter();
        var around =
                new Surroundings(new PrintWriter(out), new PrintWriter(err), false, () -> 0, 1, ClusterEngine::new);

        var exitCode = Main.execute(around, ("collective alltoall --sizes 4M --topology " + how).split(" "));

        assertEquals(ExitCode.STALL.code(), exitCode, err.toString());
        assertTrue(err.toString().contains(unfinished), err.toString());
        assertTrue(err.toString().contains(why), err.toString());
        assertFalse(err.toString().contains("\tat "), err.toString());
        assertTrue(err.toString().lines().count() < 25, err.toString());
        assertEquals("", out.toString());
    }
}
