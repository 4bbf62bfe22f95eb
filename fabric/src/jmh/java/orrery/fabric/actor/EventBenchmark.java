package orrery.fabric.actor;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.SpawnProtocol;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import orrery.fabric.time.PlainLoop;

/** Events a second: an actor per device against one loop with one heap, on the same {@link AllReduce}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 3)
public class EventBenchmark {
    private static final long EVENTS = 3_000_000;
    private static final int THREADS = 2;

    @Param({"72", "576"})
    int gpus;

    /** Values in a message; 0 sends nothing but the message itself. */
    @Param({"0", "8"})
    int floats;

    private ActorSystem<SpawnProtocol.Command> system;
    private AllReduce work;
    private Part part;
    private PlainLoop loop;

    /** Counted next to the calls; JMH divides by the time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Count {
        public long events;
    }

    @Setup
    public void draw() {
        work = new AllReduce(gpus, EVENTS, floats);
        system = Gathering.system(THREADS);
    }

    @TearDown
    public void stop() {
        Gathering.stop(system);
    }

    @Setup(Level.Invocation)
    public void build() {
        part = work.part(0, 1);
        loop = work.loop();
    }

    @Benchmark
    public void actorPerDevice(Count count) {
        var end = (Status.Finished) Gathering.run(system, List.of(part), Gathering.Channel::faithful)
                .getFirst();
        count.events += end.events();
    }

    @Benchmark
    public void onePlainLoop(Count count) {
        count.events += loop.run().events();
    }
}
