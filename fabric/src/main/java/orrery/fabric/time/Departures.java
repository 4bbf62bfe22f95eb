package orrery.fabric.time;

import java.util.Arrays;
import java.util.List;

/** The outbox of one device: one batch per port while a window lasts, alarms straight into its own agenda. */
final class Departures implements Outbox {
    private final int device;
    private final int[] peers;
    private final Agenda agenda;
    private final List<Note> notes;
    private final Batch[] open;
    /** Messages of the last batch by each port: the next will be about as long. */
    private final int[] usual;
    /** Ports with an open batch. */
    private final int[] used;

    private int usedCount;
    private long sent;
    private long nowPs;
    private long windowEndPs;
    private int achieved;
    /** No state of the device's; null where nobody keeps a record. */
    private transient Spans.Page record;

    Departures(int device, int[] peers, Agenda agenda, List<Note> notes) {
        this.device = device;
        this.peers = peers;
        this.agenda = agenda;
        this.notes = notes;
        this.open = new Batch[peers.length];
        this.usual = new int[peers.length];
        this.used = new int[peers.length];
    }

    /** A window lasts no longer than the quickest link, so nothing sent in it can arrive in it. */
    void open(long windowEndPs) {
        this.windowEndPs = windowEndPs;
    }

    void record(Spans.Page page) {
        record = page;
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
            batch = new Batch(peers[port], Math.max(1, usual[port]));
            open[port] = batch;
            used[usedCount++] = port;
        }
        batch.add(arrivalPs, Order.of(device, sent++), arrival);
    }

    @Override
    public void wakeAt(long atPs, Alarm alarm) {
        agenda.add(Math.max(atPs, nowPs), Order.of(device, sent++), alarm);
    }

    @Override
    public void cancel(Alarm alarm) {
        agenda.remove(alarm);
    }

    @Override
    public void achieved(int units) {
        achieved += units;
    }

    @Override
    public void note(String happened) {
        notes.add(new Note(nowPs, device, notes.size(), happened));
    }

    @Override
    public void span(Lane lane, long fromPs, long toPs, Object what, long about) {
        if (record != null) {
            record.add(new Span(nowPs, device, lane, fromPs, toPs, what, about));
        }
    }

    /** Units of work done since the last call. */
    int takeAchieved() {
        var taken = achieved;
        achieved = 0;
        return taken;
    }

    /** All batches of the window; the next window starts with none. */
    List<Batch> take() {
        if (usedCount == 0) {
            return List.of();
        }
        var taken = new Batch[usedCount];
        for (var i = 0; i < usedCount; i++) {
            var port = used[i];
            taken[i] = open[port];
            usual[port] = taken[i].size();
            open[port] = null;
        }
        usedCount = 0;
        return Arrays.asList(taken);
    }
}
