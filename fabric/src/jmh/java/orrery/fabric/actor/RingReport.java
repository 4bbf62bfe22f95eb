package orrery.fabric.actor;

import java.lang.management.ManagementFactory;
import java.util.List;
import orrery.fabric.time.Shell;

/**
 * What the kernel alone takes for a {@link Ring}: seconds, processor seconds and events a second, run after run in one
 * JVM. Arguments: ranks, then runs.
 */
public final class RingReport {
    private static final int CHUNKS = 4;
    private static final long CHUNK_BYTES = 440;

    private RingReport() {}

    public static void main(String[] arguments) {
        var ring = new Ring(Integer.parseInt(arguments[0]), CHUNKS, CHUNK_BYTES);
        try (var member = new Member(Runtime.getRuntime().availableProcessors())) {
            for (var run = Integer.parseInt(arguments[1]); run > 0; run--) {
                report(ring, member);
            }
        }
    }

    private static void report(Ring ring, Member member) {
        var part = ring.part();
        var conductor = member.prepare(part);
        var start = System.nanoTime();
        var startProcessor = processorNanos();
        var events = member.run(List.of(conductor));
        var processor = processorNanos() - startProcessor;
        var nanos = System.nanoTime() - start;
        var lastPs = part.shells().stream().mapToLong(Shell::lastPs).max().orElseThrow();
        System.out.printf(
                "%,d ranks: %,d messages, %,d events, %.2f s, processor %.2f s, %.1f M events/s, %d ns cpu/event, %,d ps (closed form %,d)%n",
                ring.ranks(),
                ring.messages(),
                events,
                nanos / 1e9,
                processor / 1e9,
                events * 1e3 / nanos,
                processor / events,
                lastPs,
                ring.closedFormPs());
    }

    private static long processorNanos() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }
}
