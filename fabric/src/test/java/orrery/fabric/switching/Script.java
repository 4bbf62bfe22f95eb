package orrery.fabric.switching;

import java.util.ArrayList;
import java.util.List;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Fault;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.LinkMessage;
import orrery.protocol.link.NvlinkMessage.Contribution;
import orrery.protocol.link.NvlinkMessage.Fetch;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Tensor;

/** A GPU or CPU that sends what a test wrote down for it, answers fetches, and keeps all that arrives. */
public final class Script implements Device {
    private final int number;
    private final Ports ports;
    private final List<Line> lines = new ArrayList<>();
    private final List<Heard> heard = new ArrayList<>();
    private Payload held = Tensor.of(new float[0]);
    private long answerDelayPs;

    private record Line(long atPs, int port, LinkMessage message) {}

    /** A message and when its head came. */
    public record Heard(long atPs, Arrival arrival) {
        public LinkMessage message() {
            return arrival.message();
        }

        public float[] values() {
            return ((Tensor) message().payload()).toArray();
        }
    }

    Script(Topology topology, int number) {
        this.number = number;
        this.ports = new Ports(topology, number);
    }

    public Ports ports() {
        return ports;
    }

    public Script says(long atPs, int port, LinkMessage message) {
        lines.add(new Line(atPs, port, message));
        return this;
    }

    /** What it answers to a fetch, and how long it takes. */
    public void holds(Payload payload, long answerDelayPs) {
        held = payload;
        this.answerDelayPs = answerDelayPs;
    }

    public List<Heard> heard() {
        return List.copyOf(heard);
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public boolean awaits() {
        return !ports.held().isEmpty();
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
                for (var line = 0; line < lines.size(); line++) {
                    out.wakeAt(lines.get(line).atPs, new Alarm(line + 1));
                }
            }
            case Alarm(var reason) -> {
                var line = lines.get((int) reason - 1);
                ports.send(nowPs, line.port, line.message, out);
            }
            case Arrival arrival
            when arrival.message() instanceof Fetch fetch -> {
                var answer = new Contribution(fetch.group(), number, fetch.tag(), held);
                ports.send(nowPs + arrival.spanPs() + answerDelayPs, arrival.port(), answer, out);
            }
            case Arrival arrival -> heard.add(new Heard(nowPs, arrival));
            case Fault fault -> throw new IllegalStateException("device " + number() + " knows no " + fault);
        }
    }
}
