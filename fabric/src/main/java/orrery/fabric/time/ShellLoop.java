package orrery.fabric.time;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/** Drives shells on the calling thread, window by window, without actors: what every other way of running must agree with. */
public final class ShellLoop {
    private ShellLoop() {}

    /**
     * Until nothing is left to do.
     *
     * @param shells shell i that of device i
     * @param lookaheadPs the smallest latency of any link
     * @param progress is told of the events handled so far, window by window
     */
    public static void drive(List<Shell> shells, long lookaheadPs, LongConsumer progress) {
        var nextPs = new long[shells.size()];
        var events = 0L;
        for (var nowPs = 0L;
                nowPs < Long.MAX_VALUE;
                nowPs = LongStream.of(nextPs).min().orElseThrow()) {
            var sent = new ArrayList<Batch>();
            events += window(shells, nextPs, nowPs + lookaheadPs, sent);
            for (var batch : sent) {
                shells.get(batch.destination()).accept(batch);
                nextPs[batch.destination()] = Math.min(nextPs[batch.destination()], batch.earliestPs());
            }
            progress.accept(events);
        }
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
