package orrery.node.execution;

import orrery.fabric.link.Ports;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Fault;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;

/** A GPU or LPU that the plan leaves without work: it is there, draws idle power, and expects no message but light. */
public final class SpareDevice implements Device {
    private final int number;
    private final Ports ports;

    public SpareDevice(Topology topology, int number) {
        this.number = number;
        this.ports = new Ports(topology, number);
    }

    @Override
    public int number() {
        return number;
    }

    public Ports ports() {
        return ports;
    }

    @Override
    public void on(long nowPs, Event event, Outbox out) {
        if (!ports.on(nowPs, event, out)) {
            handle(nowPs, event, out);
        }
    }

    private void handle(long nowPs, Event event, Outbox out) {
        switch (event) {
            case Alarm _ -> ports.lightUp(nowPs, out);
            case Arrival(var _, var _, var message) ->
                throw new IllegalStateException(
                        "device " + number + " has no part in the plan, but was sent " + message);
            case Fault _ -> {} // nobody misses it
        }
    }
}
