package orrery.fabric.actor;

import orrery.fabric.link.Ports;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.payload.Nothing;

/** One rank of a ring all-reduce: passes every chunk on to the next rank as soon as it is whole. */
final class RingEndpoint implements Device {
    private final int number;
    private final int next;
    private final Ports ports;
    private final int chunks;
    private final long lastStep;
    private long donePs;

    RingEndpoint(Topology topology, int number, int ranks, int chunks) {
        this.number = number;
        this.next = (number + 1) % ranks;
        this.ports = new Ports(topology, number);
        this.chunks = chunks;
        this.lastStep = 2L * (ranks - 1) - 1;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public void on(long nowPs, Event event, Outbox out) {
        switch (event) {
            case Alarm alarm
            when alarm == Alarm.START -> {
                for (var chunk = 0; chunk < chunks; chunk++) {
                    send(nowPs, chunk, out);
                }
            }
            case Alarm(var whole) -> onWhole(nowPs, whole, out);
            case Arrival(var port, var spanPs, Store store) -> out.wakeAt(nowPs + spanPs, new Alarm(store.tag()));
            case Arrival other -> throw new IllegalStateException("a ring was sent " + other);
        }
    }

    private void onWhole(long nowPs, long tag, Outbox out) {
        if (tag / chunks < lastStep) {
            send(nowPs, tag + chunks, out);
        } else {
            donePs = nowPs;
        }
    }

    private void send(long nowPs, long tag, Outbox out) {
        ports.send(nowPs, 0, new Store(number, next, tag, Nothing.INSTANCE), out);
    }

    long donePs() {
        return donePs;
    }
}
