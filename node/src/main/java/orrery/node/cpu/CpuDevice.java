package orrery.node.cpu;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orrery.fabric.catalogue.Cpu;
import orrery.fabric.link.Ports;
import orrery.fabric.routing.Routes;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.node.scenario.Load;
import orrery.protocol.link.C2cMessage;
import orrery.protocol.link.C2cMessage.Write;
import orrery.protocol.link.EthernetMessage;
import orrery.protocol.link.EthernetMessage.Send;
import orrery.protocol.link.LpuMessage;
import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.link.PortMessage;
import orrery.protocol.payload.CacheMove;
import orrery.protocol.payload.CacheMoved;
import orrery.protocol.payload.Guess;
import orrery.protocol.payload.Handover;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Nothing;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Prompt;
import orrery.protocol.payload.Sized;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Tensor;
import orrery.protocol.payload.TokenChosen;

/**
 * One CPU: the frontend, or the host of some GPUs, which may schedule one or more replicas.
 *
 * <pre>
 *   frontend ──prompts──▶ scheduling host ──steps──▶ hosts ──steps──▶ their GPUs
 *       ▲                    │      ▲                                  │
 *       └──────tokens────────┘      └──────────logits, from rank 0─────┘
 * </pre>
 */
public final class CpuDevice implements Device, Scheduler.Launcher {
    private final int number;
    private final Wiring wiring;
    private final Ports ports;
    private final CpuPorts reach;
    private final Frontend frontend;
    private final Map<Integer, Scheduler> schedulers = new TreeMap<>();

    public CpuDevice(Surroundings around, int number) {
        this.number = number;
        this.wiring = around.wiring();
        this.ports = new Ports(around.topology(), number);
        this.reach = new CpuPorts(number, ports, around.routes());
        this.frontend = number == wiring.frontend() ? new Frontend(around.load(), wiring, reach) : null;
        var cpu = (Cpu) around.topology().part(number);
        for (var replica = 0; replica < wiring.replicas(); replica++) {
            if (wiring.scheduler(replica) == number) {
                schedulers.put(replica, new Scheduler(replica, cpu, around.serving(), this));
            }
        }
    }

    /** What every CPU of a run shares. */
    public record Surroundings(Topology topology, Routes routes, Wiring wiring, Load load, Serving serving) {}

    @Override
    public int number() {
        return number;
    }

    public Ports ports() {
        return ports;
    }

    /** What came back to the frontend, one row per request; empty on any other CPU. */
    public List<Received> received() {
        return frontend == null ? List.of() : frontend.received();
    }

    /** Sequences that this CPU scheduled, by replica, in order of arrival. */
    public List<Served> served() {
        return schedulers.values().stream()
                .flatMap(scheduler -> scheduler.served().stream())
                .toList();
    }

    @Override
    public void on(long nowPs, Event event, Outbox out) {
        if (!ports.on(nowPs, event, out)) {
            handle(nowPs, event, out);
        }
    }

    private void handle(long nowPs, Event event, Outbox out) {
        switch (event) {
            case Alarm alarm when alarm.equals(Alarm.START) -> start(nowPs, out);
            case Alarm alarm -> onDuty(nowPs, Duty.of(alarm), out);
            case Arrival(var _, var spanPs, var message) -> {
                switch (message) {
                    case Send send -> onPayload(nowPs + spanPs, send.payload(), send.source(), out);
                    case Write write -> onPayload(nowPs + spanPs, write.payload(), write.source(), out);
                    case NvlinkMessage _, EthernetMessage _, C2cMessage _, LpuMessage _, PortMessage _ ->
                        throw new IllegalStateException("a CPU was sent " + message);
                }
            }
        }
    }

    private void start(long nowPs, Outbox out) {
        ports.lightUp(nowPs, out);
        if (frontend != null) {
            frontend.start(out);
        }
    }

    private void onDuty(long nowPs, Duty duty, Outbox out) {
        switch (duty.kind()) {
            case SEND_PROMPT -> frontend.onSendPrompt(nowPs, duty.subject(), out);
            case PROMPT_READY -> schedulers.get(duty.subject()).onPromptReady(nowPs, out);
            case LAUNCH -> schedulers.get(duty.subject()).onLaunch(nowPs, out);
            case SAMPLED -> schedulers.get(duty.subject()).onSampled(nowPs, out);
        }
    }

    private void onPayload(long wholePs, Payload payload, int source, Outbox out) {
        switch (payload) {
            case Prompt prompt ->
                schedulers.get(wiring.replicaOf(prompt.request().number())).onPrompt(wholePs, prompt, out);
            case Step step -> passDown(wholePs, step, out);
            case Logits logits ->
                schedulers.get(wiring.place(source).orElseThrow().group()).onLogits(wholePs, logits, out);
            case TokenChosen token -> frontend.onToken(wholePs, token, out);
            case Nothing _, Sized _, Tensor _, CacheMove _, CacheMoved _, Handover _, Guess _ ->
                throw new IllegalStateException("a CPU cannot use " + payload);
        }
    }

    private void passDown(long nowPs, Step step, Outbox out) {
        for (var gpu : wiring.gpusOf(number, step.replica())) {
            reach.toGpu(nowPs, gpu, step, out);
        }
    }

    @Override
    public void launch(long nowPs, Step step, Outbox out) {
        out.note("replica " + step.replica() + " began step " + step.number() + " with " + step.rows() + " rows of "
                + step.slices().size() + " sequences");
        for (var host : wiring.hosts(step.replica())) {
            if (host != number) {
                reach.toCpu(nowPs, host, step.replica(), step, out);
            }
        }
        passDown(nowPs, step, out);
    }

    @Override
    public void report(long nowPs, TokenChosen token, Outbox out) {
        reach.toCpu(nowPs, wiring.frontend(), token.request().number(), token, out);
    }
}
