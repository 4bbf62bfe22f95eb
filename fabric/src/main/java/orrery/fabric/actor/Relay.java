package orrery.fabric.actor;

import java.util.stream.IntStream;
import orrery.fabric.time.Sheaf;
import orrery.fabric.time.Shell.Advanced;

/**
 * A few devices that advance one after the other in one window, each passing this on to the next.
 *
 * <p>What all devices of a JVM share is so touched once a relay, and not once a device: with a thousand devices in a
 * window, two cores would otherwise spend much of their time taking the same few cache lines from each other.
 */
final class Relay {
    private final Window window;
    private final long untilPs;
    private final int[] called;
    private final int end;
    private final Sheaf leaving = new Sheaf();
    private int place;
    private long events;
    private long achieved;

    /** Over {@code called[from]} to {@code called[end - 1]}. */
    Relay(Window window, long untilPs, int[] called, int from, int end) {
        this.window = window;
        this.untilPs = untilPs;
        this.called = called;
        this.place = from;
        this.end = end;
    }

    long untilPs() {
        return untilPs;
    }

    /** Whose turn it is. */
    int device() {
        return called[place];
    }

    /** Whether everybody had a turn. */
    boolean isOver() {
        return place == end;
    }

    long events() {
        return events;
    }

    long achieved() {
        return achieved;
    }

    /** Whose turn it was has advanced: now it is the next one's. */
    void advanced(Advanced report) {
        events += report.handled();
        achieved += report.achieved();
        send(report);
        place++;
        if (isOver()) {
            flush();
        }
    }

    /** What goes the same way leaves together: many devices of a relay hang on the same switch. */
    private void send(Advanced report) {
        window.happens(report.device(), report.nextPs());
        for (var batch : report.sent()) {
            if (!leaving.isEmpty() && leaving.destination() != batch.destination()) {
                flush();
            }
            leaving.add(batch);
        }
    }

    private void flush() {
        if (!leaving.isEmpty()) {
            window.deliver(leaving);
        }
    }

    /** Devices that have not had their turn, or are not through with it. */
    IntStream missing() {
        return IntStream.range(place, end).map(at -> called[at]);
    }
}
