package orrery.fabric.actor;

import orrery.fabric.link.Ports;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Fault;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.NvlinkMessage.Contribution;
import orrery.protocol.payload.Payload;

/** A GPU that does nothing but push its addends and wait for their sums. */
final class ReducingGpu implements Device {
    private final int number;
    private final Ports ports;
    private final int chunks;
    private final Payload payload;
    private int roundsLeft;
    private int sumsMissing;
    private long tag;

    ReducingGpu(Topology topology, int number, int chunks, int rounds, Payload payload) {
        this.number = number;
        this.ports = new Ports(topology, number);
        this.chunks = chunks;
        this.roundsLeft = rounds;
        this.payload = payload;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public void on(long nowPs, Event event, Outbox out) {
        switch (event) {
            case Alarm _ -> startRound(nowPs, out);
            case Arrival arrival -> {
                if (--sumsMissing == 0 && --roundsLeft > 0) {
                    startRound(nowPs + arrival.spanPs(), out);
                }
            }
            case Fault fault -> throw new IllegalStateException("device " + number() + " knows no " + fault);
        }
    }

    private void startRound(long nowPs, Outbox out) {
        sumsMissing = chunks * ports.count();
        for (var chunk = 0; chunk < chunks; chunk++) {
            for (var plane = 0; plane < ports.count(); plane++) {
                ports.send(nowPs, plane, new Contribution(0, number, tag, payload), out);
            }
            tag++;
        }
    }
}
