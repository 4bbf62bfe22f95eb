package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;

class MemoryTest {

    /** This JVM has a heap of 1 GB, as the build says; the machine has 576 GPUs, 864 NVSwitches and 289 CPUs. */
    @Test
    void allOfNvl576FitsTheHeapOfATest() {
        assertTrue(Runtime.getRuntime().maxMemory() <= 1L << 30, "this claim is about a heap of 1 GiB");

        var findings = PlainLoop.run(Runs.of("rubin-ultra-nvl576", new Plan(72, 8, AllReduce.AUTO), 8, 2));

        assertEquals(Runs.goldenTokens(8, 2), Runs.tokens(findings));
        assertEquals(8, findings.checks().size());
        findings.checks().forEach(check -> assertTrue(check.equal(), check.toString()));
    }
}
