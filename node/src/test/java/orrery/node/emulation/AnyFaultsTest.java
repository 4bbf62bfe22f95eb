package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import orrery.fabric.fault.Effect;
import orrery.fabric.fault.Effect.Severity;
import orrery.fabric.fault.FaultAction;
import orrery.fabric.fault.FaultProblem;
import orrery.fabric.fault.ScheduledFault;
import orrery.fabric.fault.ScheduledFault.Timing;
import orrery.node.scenario.Faults;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.scenario.Response;
import orrery.node.scenario.Response.Nvlink;
import orrery.node.scenario.Response.Recovery;
import orrery.node.scenario.Response.Reduction;
import orrery.node.scenario.Scenario;

/** Whatever breaks, whenever, however it is answered: as soon as all is whole again, everybody has the right tokens. */
class AnyFaultsTest {
    private static final int SEEDS = Integer.getInteger("orrery.faults.seeds", 10);
    private static final int FIRST = Integer.getInteger("orrery.faults.first", 0);
    private static final List<List<Integer>> GOLDEN = Runs.goldenTokens(FaultyRun.PROMPTS, FaultyRun.TOKENS);

    @Test
    void everyRequestEndsWithTheRightTokensOnceAllIsWholeAgain() {
        for (var seed = FIRST; seed < FIRST + SEEDS; seed++) {
            var scenario = scenario(seed);
            var run = run(seed, scenario);
            var about = "seed " + seed + ": " + scenario.faults() + "\n" + run.transcript();
            assertEquals(GOLDEN, run.tokens(), about);
            assertTrue(run.outcome().verification().passed(), about);
        }
    }

    private static FaultyRun run(long seed, Scenario scenario) {
        try {
            return FaultyRun.of(scenario);
        } catch (RuntimeException broken) {
            throw new AssertionError("seed " + seed + ": " + scenario.faults(), broken);
        }
    }

    private static Scenario scenario(long seed) {
        var random = new Random(seed);
        var healthy = random.nextBoolean()
                ? FaultyRun.healthy()
                : Runs.of("hgx-h100", new Plan(4, 1, AllReduce.AUTO), FaultyRun.PROMPTS, FaultyRun.TOKENS);
        var response = new Response(
                any(random, Nvlink.values()),
                any(random, Reduction.values()),
                any(random, Recovery.values()),
                FaultyRun.times(),
                random.nextInt(4),
                true);
        var faults = new ArrayList<ScheduledFault>();
        for (var left = 1 + random.nextInt(4); left > 0; left--) {
            add(faults, fault(random), response, healthy);
        }
        return healthy.with(new Faults(faults, response));
    }

    /** Unless it contradicts those before. */
    private static void add(List<ScheduledFault> faults, ScheduledFault next, Response response, Scenario healthy) {
        faults.add(next);
        try {
            FaultyRun.check(healthy.with(new Faults(faults, response)));
        } catch (FaultProblem contradicts) {
            faults.removeLast();
        }
    }

    private static ScheduledFault fault(Random random) {
        var action = any(
                random,
                FaultAction.GPU_LOST,
                FaultAction.GPU_SLOWED,
                FaultAction.GPU_MEMORY,
                FaultAction.GPU_HANG,
                FaultAction.SDC,
                FaultAction.NVLINK_DOWN,
                FaultAction.NVLINK_FLAP,
                FaultAction.NVLINK_DEGRADED,
                FaultAction.SWITCH_DOWN,
                FaultAction.REDUCTION_LOST,
                FaultAction.HOST_DOWN,
                FaultAction.RACK_DOWN);
        var timing = Timing.at(random.nextInt(3000) * FaultyRun.MICRO, (1 + random.nextInt(1500)) * FaultyRun.MICRO);
        return new ScheduledFault(timing, action, select(random, action), effect(random, action), random.nextLong());
    }

    private static String select(Random random, FaultAction action) {
        return switch (action) {
            case NVLINK_DOWN, NVLINK_FLAP, NVLINK_DEGRADED ->
                "link[gpu" + random.nextInt(8) + " -> nvswitch" + random.nextInt(4) + "]";
            case SWITCH_DOWN, REDUCTION_LOST -> "nvswitch[" + random.nextInt(4) + "]";
            case HOST_DOWN -> "cpu[0]";
            case RACK_DOWN -> "rack[0]";
            default -> "gpu[" + random.nextInt(8) + "]";
        };
    }

    private static Effect effect(Random random, FaultAction action) {
        return switch (action) {
            case GPU_SLOWED, NVLINK_DEGRADED -> new Effect(0.5, Severity.USUAL);
            case GPU_MEMORY -> new Effect(Double.NaN, any(random, Severity.CONTAINED, Severity.UNCONTAINED));
            default -> Effect.USUAL;
        };
    }

    @SafeVarargs
    private static <T> T any(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }
}
