package orrery.fabric.time;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import orrery.protocol.payload.Digest;

/**
 * One device with its queue, its outbox, and the running hash of everything that happened to it.
 *
 * <p>Whoever drives it hands in batches and says how far time may advance; the answer says what left and when the device
 * has something to do next. Not thread-safe: one driver at a time.
 */
public final class Shell {
    private final Device device;
    private final Departures departures;
    private final EventQueue<Event> queue = new EventQueue<>();
    private final List<Note> notes = new ArrayList<>();
    private long hash;
    private long handled;
    private long lastPs;

    /**
     * @param peers the device at the far end of each port
     */
    public Shell(Device device, int[] peers) {
        this.device = device;
        this.departures = new Departures(device.number(), peers, queue, notes);
        departures.wakeAt(0, Alarm.START);
    }

    /** What a driver tells a shell. */
    public sealed interface Command permits Batch, Advance {}

    /** Handle everything earlier than the end of the window. */
    public record Advance(long untilPs) implements Command {}

    /**
     * What a shell answers to {@link Advance}.
     *
     * @param nextPs when it has something to do next, by what it knew; {@link Long#MAX_VALUE} for nothing
     * @param handled events of this window
     * @param achieved units of work done in it
     * @param sent one batch per destination and port
     */
    public record Advanced(int device, long nextPs, int handled, int achieved, List<Batch> sent) {}

    public void accept(Batch batch) {
        for (var i = 0; i < batch.size(); i++) {
            queue.add(batch.timePs(i), batch.order(i), batch.arrival(i));
        }
    }

    /** Handles everything earlier than the end of the window; what it sends must arrive no earlier than that end. */
    public Advanced advance(long untilPs) {
        var before = handled;
        departures.open(untilPs);
        while (queue.nextPs() < untilPs) {
            handleNext();
        }
        return new Advanced(
                device.number(),
                queue.nextPs(),
                (int) (handled - before),
                departures.takeAchieved(),
                departures.take());
    }

    private void handleNext() {
        var nowPs = queue.nextPs();
        var order = queue.nextOrder();
        var event = queue.poll();
        handled++;
        lastPs = nowPs;
        hash = Digest.mix(Digest.mix(hash, nowPs), order ^ event.digest());
        departures.begin(nowPs);
        device.on(nowPs, event, departures);
    }

    public Device device() {
        return device;
    }

    /** Hash of every event handled so far, in order. */
    public long hash() {
        return hash;
    }

    public long handled() {
        return handled;
    }

    /** Virtual time of the last event handled. */
    public long lastPs() {
        return lastPs;
    }

    /** Lines for the transcript, in order. */
    public List<Note> notes() {
        return Collections.unmodifiableList(notes);
    }
}
