package orrery.fabric.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/** Drives shells on the calling thread, window by window, without actors: what every other way of running must agree with. */
public final class ShellLoop {
    private ShellLoop() {}

    /** As {@link #drive(List, long, Outside, LongConsumer)}, undisturbed. */
    public static void drive(List<Shell> shells, long lookaheadPs, LongConsumer progress) {
        drive(shells, lookaheadPs, Outside.NOTHING, progress);
    }

    /**
     * Until nothing is left to do, and nobody waits for what comes from outside.
     *
     * @param shells shell i that of device i
     * @param lookaheadPs the smallest latency of any link
     * @param outside disturbs them as long as anything is left to do
     * @param progress is told of the events handled so far, window by window
     */
    public static void drive(List<Shell> shells, long lookaheadPs, Outside outside, LongConsumer progress) {
        var nextPs = new long[shells.size()];
        var events = 0L;
        var nowPs = 0L;
        while (nowPs < Long.MAX_VALUE || awaits(shells, outside)) {
            if (nowPs >= outside.nextPs()) {
                nowPs = outside.nextPs();
                outside.strike(shells);
                Arrays.setAll(
                        nextPs,
                        device -> Math.min(nextPs[device], shells.get(device).nextPs()));
            }
            var sent = new ArrayList<Batch>();
            events += window(shells, nextPs, Math.min(nowPs + lookaheadPs, outside.nextPs()), sent);
            for (var batch : sent) {
                shells.get(batch.destination()).accept(batch);
                nextPs[batch.destination()] = Math.min(nextPs[batch.destination()], batch.earliestPs());
            }
            progress.accept(events);
            nowPs = LongStream.of(nextPs).min().orElseThrow();
        }
    }

    private static boolean awaits(List<Shell> shells, Outside outside) {
        return outside.nextPs() < Long.MAX_VALUE
                && shells.stream().anyMatch(shell -> shell.device().awaits());
    }

    private static long window(List<Shell> shells, long[] nextPs, long untilPs, List<Batch> sent) {
        var handled = 0L;
        for (var device = 0; device < nextPs.length; device++) {
            if (nextPs[device] < untilPs) {
                var advanced = shells.get(device).advance(untilPs);
                nextPs[device] = advanced.nextPs();
                sent.addAll(advanced.sent());
                handled += advanced.handled();
            }
        }
        return handled;
    }
}
