package orrery.node.cpu;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import orrery.fabric.link.Ports;
import orrery.fabric.routing.Routes;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Fault;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.node.execution.Accelerator.Answering;
import orrery.node.execution.Condition;
import orrery.node.execution.Means;
import orrery.node.execution.Rank;
import orrery.node.orchestration.Outage;
import orrery.node.scenario.Load;
import orrery.node.seating.Seating;
import orrery.node.serving.Loss;
import orrery.node.serving.Post.Wake;
import orrery.node.serving.Served;
import orrery.node.serving.Serving;
import orrery.protocol.link.C2cMessage;
import orrery.protocol.link.C2cMessage.Write;
import orrery.protocol.link.EthernetMessage;
import orrery.protocol.link.EthernetMessage.Send;
import orrery.protocol.link.LpuMessage;
import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.link.PortMessage;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Trouble;

/**
 * One CPU: the frontend, or the host of some devices, which may schedule one or more copies of a model.
 *
 * <pre>
 *   frontend ──prompts──▶ scheduling host ──steps──▶ hosts ──steps──▶ their devices
 *       ▲                    │      ▲                                  │
 *       └──────tokens────────┘      └──────logits, by their hosts──────┘
 * </pre>
 */
public final class CpuDevice implements Device {
    private final int number;
    private final Surroundings around;
    private final Ports ports;
    private final Rank rank;
    private final Condition condition;
    private final Scheduling scheduling;
    private final Gateway gateway; // null where it is not the frontend
    private final Mail mail;

    public CpuDevice(Surroundings around, int number) {
        this.number = number;
        this.around = around;
        this.ports = new Ports(around.topology(), number);
        var reach = new CpuPorts(number, ports, around.routes());
        var seat = around.seating().seat(number).orElse(null);
        this.rank = new Rank(
                number,
                ports,
                seat,
                seat == null ? null : around.workers().apply(number),
                around.answering().formations(),
                (nowPs, payload, out) -> onPayload(nowPs, payload, number, out));
        this.condition = new Condition(number, around.answering().response(), new OwnBody());
        this.scheduling = new Scheduling(this, around, reach);
        var hosted = new Hosted(number, around.seating(), around.answering().formations(), reach, rank);
        this.gateway = number == around.frontend() ? new Gateway(this, around, reach) : null;
        this.mail = new Mail(number, around, scheduling, hosted, gateway, reach);
    }

    /**
     * What every CPU of a run shares.
     *
     * @param frontend the CPU that sends requests and receives tokens
     * @param workers what a CPU that has a seat computes with
     * @param answering how the run answers faults
     * @param watchPs longest that a step may take until its copy is given up; 0 where nobody watches
     */
    public record Surroundings(
            Topology topology,
            Routes routes,
            Seating seating,
            int frontend,
            Load load,
            Serving serving,
            IntFunction<Means> workers,
            Answering answering,
            long watchPs) {

        /** Of a run in which nothing goes wrong. */
        public Surroundings(
                Topology topology,
                Routes routes,
                Seating seating,
                int frontend,
                Load load,
                Serving serving,
                IntFunction<Means> workers) {
            this(topology, routes, seating, frontend, load, serving, workers, Answering.NONE, 0);
        }
    }

    private final class OwnBody implements Condition.Body {
        @Override
        public void handle(long nowPs, Event event, Outbox out) {
            CpuDevice.this.handle(nowPs, event, out);
        }

        @Override
        public void drop(long nowPs, Outbox out) {
            scheduling.endAll(out);
            mail.forgetAll();
            if (condition.isGone()) {
                ports.forget(nowPs, out);
            }
        }

        @Override
        public void runAt(double share) {
            rank.runAt(share);
            scheduling.runAt(share);
        }

        @Override
        public void flip(long seed, Outbox out) {
            rank.flip(seed, around.answering().response().checksum());
        }

        /** Its silence is noticed where requests come from, whatever it can still do itself. */
        @Override
        public void tell(long nowPs, Trouble trouble, Outbox out) {
            if (gateway != null) {
                gateway.tell(nowPs, trouble, out);
                return;
            }
            var port = around.routes().port(number, around.frontend(), 0);
            var message = new Send(number, around.frontend(), 0, trouble);
            var arrivalPs = nowPs + ports.medium(port).latencyPs();
            out.send(port, arrivalPs, new Arrival(around.topology().peerPort(number, port), 0, message));
        }
    }

    @Override
    public int number() {
        return number;
    }

    public Ports ports() {
        return ports;
    }

    /** Picoseconds its kernels took. */
    public long busyPs() {
        return rank.busyPs();
    }

    /** What its kernels moved to and from memory. */
    public double memoryBytes() {
        return rank.memoryBytes();
    }

    /** What came back to the frontend, one row per request; empty on any other CPU. */
    public List<Received> received() {
        return gateway == null ? List.of() : gateway.frontend().received();
    }

    /** Sequences that this CPU scheduled, by copy, in order of arrival. */
    public List<Served> served() {
        return scheduling.served();
    }

    /** What the ends of copies cost requests that this CPU scheduled, or, at the frontend, held up. */
    public List<Loss> losses() {
        return gateway == null
                ? scheduling.losses()
                : Stream.concat(scheduling.losses().stream(), gateway.frontend().heldUp().stream())
                        .toList();
    }

    /** Copies that went down, as whoever looks after all of them saw it; empty on any CPU but the frontend. */
    public List<Outage> outages() {
        return gateway == null ? List.of() : gateway.orchestrator().outages();
    }

    /** Where somebody still waits for tokens. */
    @Override
    public boolean awaits() {
        return received().stream().anyMatch(received -> !received.finished());
    }

    @Override
    public void on(long nowPs, Event event, Outbox out) {
        if (!ports.on(nowPs, event, out)) {
            condition.on(nowPs, event, out);
        }
    }

    private void handle(long nowPs, Event event, Outbox out) {
        switch (event) {
            case Alarm alarm when alarm.equals(Alarm.START) -> start(nowPs, out);
            case Alarm alarm when alarm.reason() >= Rank.FIRST_ALARM -> rank.wake(nowPs, alarm, out);
            case Alarm alarm -> onDuty(nowPs, Duty.of(alarm), out);
            case Arrival(var port, var spanPs, var message) -> {
                switch (message) {
                    case Send send when send.tag() != 0 -> rank.on(nowPs, port, send, nowPs + spanPs, out);
                    case Send send -> onPayload(nowPs + spanPs, send.payload(), send.source(), out);
                    case Write write -> onPayload(nowPs + spanPs, write.payload(), write.source(), out);
                    case NvlinkMessage _, EthernetMessage _, C2cMessage _, LpuMessage _, PortMessage _ ->
                        throw new IllegalStateException("a CPU was sent " + message);
                }
            }
            case Fault fault -> throw new IllegalStateException("device " + number + " knows no " + fault);
        }
    }

    private void start(long nowPs, Outbox out) {
        ports.lightUp(nowPs, out);
        if (gateway != null) {
            gateway.frontend().start(out);
        }
    }

    private void onDuty(long nowPs, Duty duty, Outbox out) {
        switch (duty.kind()) {
            case SEND_PROMPT -> gateway.frontend().onSendPrompt(nowPs, duty.subject(), out);
            case WORK -> scheduling.wake(nowPs, duty, Wake.WORK, out);
            case LAUNCH -> scheduling.wake(nowPs, duty, Wake.LAUNCH, out);
            case SAMPLED -> scheduling.wake(nowPs, duty, Wake.SAMPLED, out);
            case WATCH -> scheduling.wake(nowPs, duty, Wake.WATCH, out);
            case ORCHESTRATE -> gateway.orchestrator().wake(nowPs, duty.subject(), out);
        }
    }

    /** Something for this CPU, for its devices, or for a scheduler that it leads to. */
    void onPayload(long wholePs, Payload payload, int source, Outbox out) {
        mail.on(wholePs, payload, source, out);
    }
}
