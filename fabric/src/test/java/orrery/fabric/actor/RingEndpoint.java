package orrery.fabric.actor;

import orrery.fabric.link.Ports;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Fault;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.payload.Nothing;

/** One rank of a {@link Ring}: passes every chunk on to the next rank as soon as it is whole. */
final class RingEndpoint implements Device {
    private final int number;
    private final int next;
    private final Ports ports;
    private final int chunks;
    private final long steps;

    RingEndpoint(Topology topology, int number, int ranks, int chunks) {
        this.number = number;
        this.next = (number + 1) % ranks;
        this.ports = new Ports(topology, number);
        this.chunks = chunks;
        this.steps = 2L * (ranks - 1);
    }

    @Override
    public int number() {
        return number;
    }

    /** The head of a message only sets the alarm for its tail. */
    @Override
    public void on(long nowPs, Event event, Outbox out) {
        switch (event) {
            case Alarm alarm when alarm == Alarm.START -> sendFirst(nowPs, out);
            case Alarm(var tag) -> passOn(nowPs, tag, out);
            case Arrival arrival -> out.wakeAt(nowPs + arrival.spanPs(), new Alarm(((Store) arrival.message()).tag()));
            case Fault fault -> throw new IllegalStateException("device " + number() + " knows no " + fault);
        }
    }

    private void sendFirst(long nowPs, Outbox out) {
        for (var chunk = 0; chunk < chunks; chunk++) {
            send(nowPs, chunk, out);
        }
    }

    /** A tag counts steps and, within a step, chunks. */
    private void passOn(long nowPs, long tag, Outbox out) {
        if (tag / chunks + 1 < steps) {
            send(nowPs, tag + chunks, out);
        }
    }

    private void send(long nowPs, long tag, Outbox out) {
        ports.send(nowPs, 0, new Store(number, next, tag, Nothing.INSTANCE), out);
    }
}
