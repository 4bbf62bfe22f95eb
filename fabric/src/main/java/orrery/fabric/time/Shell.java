package orrery.fabric.time;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import orrery.protocol.payload.Digest;

/**
 * One device with its agenda, its outbox, and the running hash of everything that happened to it.
 *
 * <p>Whoever drives it hands in batches and says how far time may advance; the answer says what left and when the device
 * has something to do next. One driver at a time; only {@link #accept} is for any thread.
 */
public final class Shell {
    private final Device device;
    private final Departures departures;
    private final Agenda agenda = new Agenda();
    private final List<Note> notes = new ArrayList<>();
    private long hash;
    private long handled;
    private long lastPs;

    /**
     * @param peers the device at the far end of each port
     */
    public Shell(Device device, int[] peers) {
        this.device = device;
        this.departures = new Departures(device.number(), peers, agenda, notes);
        departures.wakeAt(0, Alarm.START);
    }

    /**
     * What came of {@link #advance}.
     *
     * @param nextPs when it has something to do next, by what it knew; {@link Long#MAX_VALUE} for nothing
     * @param handled events of this window
     * @param achieved units of work done in it
     * @param sent one batch per destination and port
     */
    public record Advanced(int device, long nextPs, int handled, int achieved, List<Batch> sent) {}

    /** From now on what the device does is put on record; before it advances for the first time. */
    public void record(Spans spans) {
        departures.record(spans.page());
    }

    /** Takes what another device sent, from any thread; nothing of it may lie before the end of the open window. */
    public void accept(Batch batch) {
        agenda.add(batch);
    }

    /** As {@link #accept(Batch)}; the sheaf is empty then. */
    public void accept(Sheaf sheaf) {
        agenda.add(sheaf);
    }

    /** Wakes the device from outside, while it does not advance; in a window not yet open. */
    public void wakeAt(long atPs, Alarm alarm) {
        departures.wakeAt(atPs, alarm);
    }

    /**
     * A fault strikes the device, or is healed, in a window not yet open.
     *
     * @param ordinal of all that strikes in this run, so that the order does not depend on when it was asked for
     */
    public void strike(long atPs, long ordinal, Fault fault) {
        agenda.add(atPs, Order.of(Order.FAULTS, ordinal), fault);
    }

    /** Handles everything earlier than the end of the window; what it sends must arrive no earlier than that end. */
    public Advanced advance(long untilPs) {
        var before = handled;
        departures.open(untilPs);
        agenda.open(untilPs);
        while (agenda.nextPs() < untilPs) {
            handleNext();
        }
        return new Advanced(
                device.number(),
                agenda.earliestPs(),
                (int) (handled - before),
                departures.takeAchieved(),
                departures.take());
    }

    private void handleNext() {
        var nowPs = agenda.nextPs();
        var order = agenda.nextOrder();
        var event = agenda.poll();
        handled++;
        lastPs = nowPs;
        hash = Digest.mix(Digest.mix(hash, nowPs), order ^ event.digest());
        departures.begin(nowPs);
        device.on(nowPs, event, departures);
    }

    /**
     * Puts what it knows of into its plainest form, which changes nothing of what follows; while it does not advance. A state
     * is read from it then.
     */
    public void settle() {
        agenda.settle();
    }

    /** When it has something to do next; {@link Long#MAX_VALUE} for never. To be asked while it does not advance. */
    public long nextPs() {
        agenda.gather();
        return agenda.earliestPs();
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
