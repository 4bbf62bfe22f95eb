package orrery.fabric.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import orrery.fabric.fault.Strike;
import orrery.fabric.time.Batch;
import orrery.fabric.time.Sheaf;
import orrery.fabric.time.Shell;

/**
 * The short window that is open on one JVM. The Conductor calls devices while none advances; then each reports from its
 * own thread, and whoever is the last knows it. So the Conductor hears once of a window, not once of every device.
 */
final class Window {
    /** Enough for each thread to have another where one takes long. */
    private static final int RELAYS_PER_CORE = 8;
    /** Devices of a relay wait for each other, so where they compute for long it should be short. */
    private static final int LONGEST_RELAY = 8;

    private final Horizon horizon;
    private final Peers peers;
    private final Shell[] shells; // by device, null where it is on another JVM
    private final int[] called;
    private final int fewRelays = RELAYS_PER_CORE * Runtime.getRuntime().availableProcessors();
    private final AtomicInteger missing = new AtomicInteger();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong achieved = new AtomicLong();
    private List<Relay> relays = List.of();

    Window(Horizon horizon, Peers peers, Part part) {
        this.horizon = horizon;
        this.peers = peers;
        shells = new Shell[part.owners().length];
        part.shells().forEach(shell -> shells[shell.device().number()] = shell);
        called = new int[part.shells().size()];
        events.set(part.shells().stream().mapToLong(Shell::handled).sum());
        lookAgain();
    }

    /** Calls all devices with something to do before the end, in relays that may start at once. */
    List<Relay> call(long untilPs) {
        var count = horizon.takeBefore(untilPs, called);
        var length = Math.clamp(count / fewRelays, 1, LONGEST_RELAY);
        relays = new ArrayList<>(Math.ceilDiv(count, length));
        for (var from = 0; from < count; from += length) {
            relays.add(new Relay(this, untilPs, called, from, Math.min(count, from + length)));
        }
        missing.set(relays.size());
        return relays;
    }

    /** When a device has something to do next, by what it knows; from any thread. */
    void happens(int device, long atPs) {
        horizon.happens(device, atPs);
    }

    /** Into the queue of its device, or along with the next frame; from any thread. The sheaf is empty then. */
    void deliver(Sheaf sheaf) {
        var destination = sheaf.destination();
        horizon.sent(destination, sheaf.earliestPs());
        if (shells[destination] == null) {
            peers.add(horizon.owner(destination), sheaf);
        } else {
            shells[destination].accept(sheaf);
        }
    }

    /** Devices were touched from outside, or came from a checkpoint: what is next for each, in its own words. */
    void lookAgain() {
        for (var shell : shells) {
            if (shell != null) {
                horizon.happens(shell.device().number(), shell.nextPs());
            }
        }
        horizon.lookAgain();
    }

    /** Those of them that strike devices of this JVM. */
    void strike(List<Strike> strikes) {
        for (var strike : strikes) {
            var shell = shells[strike.device()];
            if (shell != null) {
                shell.strike(strike.atPs(), strike.ordinal(), strike.fault());
                horizon.happens(strike.device(), strike.atPs());
            }
        }
    }

    /** Whether a device waits for something, which only a fault can still bring about. */
    boolean awaits() {
        return Stream.of(shells)
                .anyMatch(shell -> shell != null && shell.device().awaits());
    }

    /** What a peer sent. */
    void arrived(Batch batch) {
        horizon.arrives(batch.destination(), batch.earliestPs());
        shells[batch.destination()].accept(batch);
    }

    /** A relay is over; whether it was the last of the window. */
    boolean isLast(Relay relay) {
        events.addAndGet(relay.events());
        achieved.addAndGet(relay.achieved());
        return missing.decrementAndGet() == 0;
    }

    /** Devices that were called and have not reported. */
    List<Integer> atWork() {
        return missing(0, 1);
    }

    /** Devices that wait for one of those. */
    List<Integer> inTurn() {
        return missing(1, LONGEST_RELAY);
    }

    private List<Integer> missing(int skipped, int most) {
        return relays.stream()
                .flatMapToInt(relay -> relay.missing().skip(skipped).limit(most))
                .boxed()
                .toList();
    }

    /** Events handled here so far. */
    long events() {
        return events.get();
    }

    /** Units of work done here so far. */
    long achieved() {
        return achieved.get();
    }
}
