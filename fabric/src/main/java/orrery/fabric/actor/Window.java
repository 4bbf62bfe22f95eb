package orrery.fabric.actor;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import orrery.fabric.time.Batch;
import orrery.fabric.time.Shell;

/**
 * The short window that is open on one JVM. The Conductor calls devices while none advances; then each reports from its
 * own thread, and whoever is the last knows it. So the Conductor hears once of a window, not once of every device.
 */
final class Window {
    private final Horizon horizon;
    private final Peers peers;
    private final Shell[] shells; // by device, null where it is on another JVM
    private final int[] called;
    private final AtomicIntegerArray advancing;
    private final AtomicInteger missing = new AtomicInteger();
    private final LongAdder events = new LongAdder();
    private final LongAdder achieved = new LongAdder();
    private int count;

    Window(Horizon horizon, Peers peers, Part part) {
        this.horizon = horizon;
        this.peers = peers;
        shells = new Shell[part.owners().length];
        part.shells().forEach(shell -> shells[shell.device().number()] = shell);
        called = new int[part.shells().size()];
        advancing = new AtomicIntegerArray(shells.length);
    }

    /** Calls all devices with something to do before the end; returns how many. */
    int call(long endPs) {
        count = 0;
        for (var device = 0; device < shells.length; device++) {
            if (horizon.takeIfBefore(device, endPs)) {
                called[count++] = device;
                advancing.setPlain(device, 1);
            }
        }
        missing.set(count);
        return count;
    }

    int called(int place) {
        return called[place];
    }

    /** A device advanced, on its own thread: passes on what it sent; whether it was the last. */
    boolean isLast(Shell.Advanced report) {
        report.sent().forEach(this::deliver);
        horizon.advanced(report);
        events.add(report.handled());
        if (report.achieved() > 0) {
            achieved.add(report.achieved());
        }
        advancing.setOpaque(report.device(), 0);
        return missing.decrementAndGet() == 0;
    }

    /** Into the queue of its device, or along with the next frame. */
    void deliver(Batch batch) {
        var shell = shells[batch.destination()];
        if (shell == null) {
            peers.add(horizon.owner(batch.destination()), batch);
        } else {
            shell.accept(batch);
        }
    }

    /** Devices that were called and have not reported. */
    IntStream missing() {
        return IntStream.range(0, count).map(this::called).filter(device -> advancing.getOpaque(device) == 1);
    }

    /** Events handled here so far. */
    long events() {
        return events.sum();
    }

    /** Units of work done here so far. */
    long achieved() {
        return achieved.sum();
    }
}
