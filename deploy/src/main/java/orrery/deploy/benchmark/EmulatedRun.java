package orrery.deploy.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import orrery.fabric.topology.TopologySource;
import orrery.node.console.Ending;
import orrery.node.console.LiveRuns;
import orrery.node.host.EmulationMaker;
import orrery.node.job.Job;
import orrery.node.scenario.Scenario;
import orrery.node.tensor.CacheFill;
import orrery.node.tensor.ElementType;

/**
 * A whole emulated run, as {@code orrery run} does it, timed in a JVM of its own; just before and after it, how fast that JVM
 * reads memory. The comparison with one device is left out: its time is not that of the devices.
 */
public final class EmulatedRun {
    private static final int READINGS = 5;
    private static final int WARM_UP = 3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final ObjectMapper JSON = new ObjectMapper();

    private EmulatedRun() {}

    /**
     * What was measured.
     *
     * @param read bytes a second that all cores read from memory, median of the readings before and after the run
     * @param tokens a second of wall time
     */
    public record Timed(double read, double tokens) {}

    /** What a token of the decode costs. */
    static Timed decode(DecodePlan plan, DecodePlan.Spread spread) throws IOException {
        return inFreshJvm(plan, new EmulatedLoad(spread, plan.emulated().decode()));
    }

    /** What a token of a prompt costs on one device; one token is generated after each prompt. */
    static Timed prefill(DecodePlan plan) throws IOException {
        var load = plan.emulated().prefill();
        var timed = inFreshJvm(plan, new EmulatedLoad(plan.emulated().spreads().getFirst(), load));
        return new Timed(timed.read(), timed.tokens() * load.prompt());
    }

    private static Timed inFreshJvm(DecodePlan plan, EmulatedLoad load) throws IOException {
        return FreshJvm.run(
                "the emulated run on " + load.spread().topology(),
                EmulatedRun.class,
                List.of(JSON.writeValueAsString(plan), JSON.writeValueAsString(load)),
                plan.emulated().java(),
                Timed.class);
    }

    /** The other end. */
    public static void main(String[] args) throws JsonProcessingException {
        var plan = JSON.readValue(args[0], DecodePlan.class);
        var load = JSON.readValue(args[1], EmulatedLoad.class);
        System.out.println(JSON.writeValueAsString(of(plan, load)));
    }

    static Timed of(DecodePlan plan, EmulatedLoad load) {
        long bytes = plan.shape().weights() * ElementType.BF16.bytes();
        var readings = new ArrayList<>(readings(bytes));
        var rate = tokensPerSecond(load.scenario(plan.emulated().model()));
        readings.addAll(readings(bytes));
        return new Timed(readings.stream().sorted().toList().get(readings.size() / 2), rate);
    }

    /** Bytes a second, of as many bytes as a token reads. */
    private static List<Double> readings(long bytes) {
        try (var arena = Arena.ofShared()) {
            var memory = arena.allocate(bytes, 64);
            return DoubleStream.generate(() -> {
                        long begun = System.nanoTime();
                        CacheFill.readAll(memory);
                        return bytes * NANOS_PER_SECOND / (System.nanoTime() - begun);
                    })
                    .limit(WARM_UP + READINGS)
                    .skip(WARM_UP)
                    .boxed()
                    .toList();
        }
    }

    private static double tokensPerSecond(Scenario scenario) {
        var rate = new SteadyRate(System::nanoTime);
        var job = new Job.Run(scenario, new TopologySource.Named(scenario.topology()), false);
        try (var runs = LiveRuns.here(Runtime.getRuntime().availableProcessors(), EmulationMaker.REAL)) {
            if (runs.run(job, rate) instanceof Ending.Done) {
                return rate.tokensPerSecond();
            }
            throw new IllegalStateException("the emulated run on " + scenario.topology() + " did not come to its end;"
                    + " orrery run says why, for the same model and plan");
        }
    }
}
