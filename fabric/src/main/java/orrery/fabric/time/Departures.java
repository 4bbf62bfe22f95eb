package orrery.fabric.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The outbox of one device: one batch per port while a window lasts, alarms straight into its own queue. */
final class Departures implements Outbox {
    private final int device;
    private final int[] peers;
    private final EventQueue<Event> queue;
    private final List<Note> notes;
    private final Batch[] open;
    private List<Batch> batches = new ArrayList<>();
    private long sent;
    private long nowPs;
    private long windowEndPs;
    private int achieved;

    Departures(int device, int[] peers, EventQueue<Event> queue, List<Note> notes) {
        this.device = device;
        this.peers = peers;
        this.queue = queue;
        this.notes = notes;
        this.open = new Batch[peers.length];
    }

    /** A window lasts no longer than the quickest link, so nothing sent in it can arrive in it. */
    void open(long windowEndPs) {
        this.windowEndPs = windowEndPs;
    }

    void begin(long nowPs) {
        this.nowPs = nowPs;
    }

    @Override
    public void send(int port, long arrivalPs, Arrival arrival) {
        if (arrivalPs < windowEndPs) {
            throw new IllegalArgumentException(
                    "device " + device + " at " + nowPs + " ps sent something that arrives at "
                            + arrivalPs + " ps by port " + port + ", sooner than any link allows: the window ends at "
                            + windowEndPs + " ps");
        }
        var batch = open[port];
        if (batch == null) {
            batch = new Batch(peers[port], 1);
            open[port] = batch;
            batches.add(batch);
        }
        batch.add(arrivalPs, Order.of(device, sent++), arrival);
    }

    @Override
    public void wakeAt(long atPs, Alarm alarm) {
        queue.add(Math.max(atPs, nowPs), Order.of(device, sent++), alarm);
    }

    @Override
    public void achieved(int units) {
        achieved += units;
    }

    @Override
    public void note(String happened) {
        notes.add(new Note(nowPs, device, notes.size(), happened));
    }

    /** Units of work done since the last call. */
    int takeAchieved() {
        var taken = achieved;
        achieved = 0;
        return taken;
    }

    /** All batches of the window; the next window starts with none. */
    List<Batch> take() {
        if (batches.isEmpty()) {
            return List.of();
        }
        var taken = batches;
        batches = new ArrayList<>(taken.size());
        Arrays.fill(open, null);
        return taken;
    }
}
