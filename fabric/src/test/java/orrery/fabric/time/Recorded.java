package orrery.fabric.time;

import java.util.ArrayList;
import java.util.List;

/** An outbox that keeps what is put into it. */
public final class Recorded implements Outbox {
    private final List<Sent> sent = new ArrayList<>();

    /** Something on its way. */
    public record Sent(int port, long arrivalPs, Arrival arrival) {}

    public List<Sent> sent() {
        return sent;
    }

    @Override
    public void send(int port, long arrivalPs, Arrival arrival) {
        sent.add(new Sent(port, arrivalPs, arrival));
    }

    @Override
    public void wakeAt(long atPs, Alarm alarm) {
        throw new UnsupportedOperationException("nobody wakes here");
    }

    @Override
    public void cancel(Alarm alarm) {
        throw new UnsupportedOperationException("nobody wakes here");
    }

    @Override
    public void achieved(int units) {}

    @Override
    public void note(String happened) {}
}
