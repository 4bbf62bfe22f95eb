package orrery.fabric.optics;

import java.util.Optional;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Fault;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.EthernetMessage.Burst;

/** One end of a fibre: sends one long message late, and remembers how long the other's took. */
final class Chatting implements Device {
    private static final long SENDS_PS = 10_000_000;

    private final int number;
    private final Ports ports;
    private long spanPs;

    Chatting(Topology topology, int number) {
        this.number = number;
        this.ports = new Ports(topology, number);
    }

    Ports ports() {
        return ports;
    }

    long spanPs() {
        return spanPs;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public void on(long nowPs, Event event, Outbox out) {
        if (!ports.on(nowPs, event, out)) {
            handle(nowPs, event, out);
        }
    }

    private void handle(long nowPs, Event event, Outbox out) {
        switch (event) {
            case Alarm alarm
            when alarm.equals(Alarm.START) -> {
                ports.lightUp(nowPs, out);
                out.wakeAt(SENDS_PS, new Alarm(1));
            }
            case Alarm _ ->
                ports.send(nowPs, 0, new Burst(number, 1 - number, 0, 0, 1 << 20, false, Optional.empty()), out);
            case Arrival arrival -> spanPs = arrival.spanPs();
            case Fault fault -> throw new IllegalStateException("device " + number() + " knows no " + fault);
        }
    }
}
