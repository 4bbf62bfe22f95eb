package orrery.node.cpu;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import orrery.fabric.catalogue.Cpu;
import orrery.fabric.link.Ports;
import orrery.fabric.routing.Routes;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Fault;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.node.execution.Worker;
import orrery.node.scenario.Load;
import orrery.node.seating.Seating;
import orrery.node.serving.CopyScheduler;
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
import orrery.protocol.payload.CacheMove;
import orrery.protocol.payload.CacheMoved;
import orrery.protocol.payload.CachePart;
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
    private final Seating seating;
    private final Serving serving;
    private final Ports ports;
    private final CpuPorts reach;
    private final Frontend frontend; // null where it is another CPU
    private final HostMemory memory = new HostMemory();
    private final Worker worker; // null where it has no seat
    private final Map<Integer, CopyScheduler> schedulers = new TreeMap<>(); // by copy

    public CpuDevice(Surroundings around, int number) {
        this.number = number;
        this.seating = around.seating();
        this.serving = around.serving();
        this.ports = new Ports(around.topology(), number);
        this.reach = new CpuPorts(number, ports, around.routes());
        this.frontend =
                number == around.frontend() ? new Frontend(around.load(), serving.copies(), seating, reach) : null;
        this.worker = seating.seat(number)
                .map(seat -> new Worker(
                        seat,
                        ports,
                        around.workers().apply(number),
                        (nowPs, payload, out) -> onPayload(nowPs, payload, number, out)))
                .orElse(null);
        var cpu = (Cpu) around.topology().part(number);
        var starts = new StartTimes(around.topology(), around.routes(), seating);
        for (var copy = 0; copy < seating.copies(); copy++) {
            if (seating.schedulingHost(copy) == number) {
                var post = new CopyPost(copy, this, seating, reach, starts, around.frontend());
                var ranks = seating.seats(copy).size();
                schedulers.put(copy, new CopyScheduler(copy, ranks, cpu, serving, post));
            }
        }
    }

    /**
     * What every CPU of a run shares.
     *
     * @param frontend the CPU that sends requests and receives tokens
     * @param workers what a CPU that has a seat computes with
     */
    public record Surroundings(
            Topology topology,
            Routes routes,
            Seating seating,
            int frontend,
            Load load,
            Serving serving,
            IntFunction<Worker.Means> workers) {}

    @Override
    public int number() {
        return number;
    }

    public Ports ports() {
        return ports;
    }

    /** Picoseconds its kernels took. */
    public long busyPs() {
        return worker == null ? 0 : worker.busyPs();
    }

    /** What its kernels moved to and from memory. */
    public double memoryBytes() {
        return worker == null ? 0 : worker.memoryBytes();
    }

    /** What came back to the frontend, one row per request; empty on any other CPU. */
    public List<Received> received() {
        return frontend == null ? List.of() : frontend.received();
    }

    /** Sequences that this CPU scheduled, by copy, in order of arrival. */
    public List<Served> served() {
        return schedulers.values().stream()
                .flatMap(scheduler -> scheduler.served().stream())
                .toList();
    }

    /** Where somebody still waits for tokens. */
    @Override
    public boolean awaits() {
        return received().stream().anyMatch(received -> !received.finished());
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
            case Alarm alarm when alarm.reason() >= Worker.FIRST_ALARM -> worker.wake(nowPs, alarm, out);
            case Alarm alarm -> onDuty(nowPs, Duty.of(alarm), out);
            case Arrival(var port, var spanPs, var message) -> {
                switch (message) {
                    case Send send when send.tag() != 0 -> worker.on(nowPs, port, send, nowPs + spanPs, out);
                    case Send send -> onPayload(nowPs + spanPs, send.payload(), send.source(), out);
                    case Write write -> onPayload(nowPs + spanPs, write.payload(), write.source(), out);
                    case NvlinkMessage _, EthernetMessage _, C2cMessage _, LpuMessage _, PortMessage _ ->
                        throw new IllegalStateException("a CPU was sent " + message);
                }
            }
            case Fault fault -> throw new IllegalStateException("device " + number() + " knows no " + fault);
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
            case WORK -> schedulers.get(duty.subject()).wake(nowPs, Wake.WORK, out);
            case LAUNCH -> schedulers.get(duty.subject()).wake(nowPs, Wake.LAUNCH, out);
            case SAMPLED -> schedulers.get(duty.subject()).wake(nowPs, Wake.SAMPLED, out);
        }
    }

    /** Something for this CPU, for its devices, or for a scheduler that it leads to. */
    void onPayload(long wholePs, Payload payload, int source, Outbox out) {
        var copies = serving.copies();
        switch (payload) {
            case TokenChosen token -> frontend.onToken(wholePs, token, out);
            case Step step -> toDevices(wholePs, step.replica(), step, out);
            case CacheMove move -> onMove(wholePs, move, out);
            case CachePart part -> onPart(wholePs, part, source, out);
            case Prompt prompt ->
                schedulers.get(copies.first(prompt.request().number())).onPrompt(wholePs, prompt, out);
            case Handover handover ->
                schedulers.get(copies.decodes(handover.request().number())).onHandover(wholePs, handover, out);
            case Guess guess -> schedulers.get(receiver(guess)).onGuess(wholePs, guess, out);
            case Logits logits ->
                atScheduler(wholePs, logits.replica(), logits, out, one -> one.onLogits(wholePs, logits, out));
            case CacheMoved moved ->
                atScheduler(wholePs, moved.copy(), moved, out, one -> one.onMoved(wholePs, moved, out));
            case Nothing _, Sized _, Tensor _ -> throw new IllegalStateException("a CPU cannot use " + payload);
        }
    }

    private int receiver(Guess guess) {
        return guess.count() == Guess.TOLD
                ? serving.copies().decodes(guess.sequence())
                : serving.copies().drafts(guess.sequence());
    }

    /** Does it here, or hands the payload on to the CPU that schedules the copy. */
    private void atScheduler(long nowPs, int copy, Payload payload, Outbox out, Consumer<CopyScheduler> action) {
        if (schedulers.containsKey(copy)) {
            action.accept(schedulers.get(copy));
        } else {
            reach.toCpu(nowPs, seating.schedulingHost(copy), copy, payload, out);
        }
    }

    private void toDevices(long nowPs, int copy, Payload payload, Outbox out) {
        for (var seat : seating.seatsOf(number, copy)) {
            toDevice(nowPs, seating.device(seat), payload, out);
        }
    }

    private void toDevice(long nowPs, int device, Payload payload, Outbox out) {
        if (device == number) {
            worker.onOrder(nowPs, payload, out);
        } else {
            reach.toDevice(nowPs, device, payload, out);
        }
    }

    private void onMove(long nowPs, CacheMove move, Outbox out) {
        if (move.from() != CacheMove.HOST) {
            toDevices(nowPs, move.copy(), move, out);
            return;
        }
        for (var seat : seating.seatsOf(number, move.to())) {
            var device = seating.device(seat);
            toDevice(nowPs, device, memory.takeOut(device, move.sequence()), out);
        }
    }

    /** What a device leaves here until it is wanted back. */
    private void onPart(long nowPs, CachePart part, int device, Outbox out) {
        memory.keep(device, part);
        var copy = seating.seat(device).orElseThrow().copy();
        onPayload(nowPs, new CacheMoved(part.sequence(), copy, CacheMove.HOST), number, out);
    }
}
