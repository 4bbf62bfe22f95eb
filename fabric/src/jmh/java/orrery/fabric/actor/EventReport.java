package orrery.fabric.actor;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import orrery.fabric.time.PlainLoop;

/**
 * Events a second of one {@link AllReduce}, handled in turns by one plain loop, an actor per device in one JVM, and an
 * actor per device in two JVMs: medians of runs side by side, so that whatever else the machine does hurts all alike.
 */
public final class EventReport {
    private static final long EVENTS = 4_000_000;
    private static final int WARMUPS = 4;
    private static final int RUNS = 9;

    private enum Way {
        PLAIN_LOOP,
        ONE_JVM,
        TWO_JVMS
    }

    private EventReport() {}

    public static void main(String[] arguments) throws IOException {
        System.out.printf(
                "all-reduce over %d planes, million events/s, median (lowest to highest) of %d runs on %d cores%n",
                AllReduce.PLANES, RUNS, Runtime.getRuntime().availableProcessors());
        for (var gpus : List.of(72, 576)) {
            for (var floats : List.of(0, 8)) {
                report(gpus, floats);
            }
        }
    }

    private static void report(int gpus, int floats) throws IOException {
        var measured = measure(gpus, floats);
        System.out.printf("%d GPUs, %d values a message%n", gpus, floats);
        for (var way : Way.values()) {
            var runs = measured[way.ordinal()];
            Arrays.sort(runs);
            System.out.printf(
                    "  %-10s %5.2f  (%.2f to %.2f)%n", way, runs[RUNS / 2] / 1e6, runs[0] / 1e6, runs[RUNS - 1] / 1e6);
        }
    }

    /** Events a second by way and run; (ways, runs). */
    private static double[][] measure(int gpus, int floats) throws IOException {
        var work = new AllReduce(gpus, EVENTS, floats);
        var measured = new double[Way.values().length][RUNS];
        try (var one = new Member(Runtime.getRuntime().availableProcessors());
                var two = new TwoJvms(gpus, EVENTS, floats)) {
            for (var run = -WARMUPS; run < RUNS; run++) {
                for (var way : Way.values()) {
                    var eventsPerSecond = switch (way) {
                        case PLAIN_LOOP -> eventsPerSecond(work.loop());
                        case ONE_JVM -> eventsPerSecond(one, work.part(0, 1));
                        case TWO_JVMS -> two.eventsPerSecond();
                    };
                    measured[way.ordinal()][Math.max(0, run)] = eventsPerSecond;
                }
            }
        }
        return measured;
    }

    private static double eventsPerSecond(PlainLoop loop) {
        var start = System.nanoTime();
        loop.run();
        return loop.events() * 1e9 / (System.nanoTime() - start);
    }

    private static double eventsPerSecond(Member member, Part part) {
        var conductor = member.prepare(part);
        var start = System.nanoTime();
        var events = member.run(List.of(conductor));
        return events * 1e9 / (System.nanoTime() - start);
    }
}
