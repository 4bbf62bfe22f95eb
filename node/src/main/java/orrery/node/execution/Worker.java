package orrery.node.execution;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Outbox;
import orrery.node.collective.Exchanges;
import orrery.node.collective.Ongoing;
import orrery.node.cost.Kernel;
import orrery.node.execution.Traffic.Over;
import orrery.node.numerics.Numerics;
import orrery.node.plan.Seat;
import orrery.node.program.Node;
import orrery.node.program.Work.Communicate;
import orrery.node.program.Work.Compute;
import orrery.node.program.Work.HandOver;
import orrery.protocol.link.C2cMessage.Delivery;
import orrery.protocol.link.EthernetMessage.Send;
import orrery.protocol.link.LinkMessage;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.payload.CacheMove;
import orrery.protocol.payload.CachePart;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Step;

/**
 * The part of a device that computes: runs its program once for each step, in virtual time.
 *
 * <pre>
 *   Idle ──step──▶ Running ──last node over──▶ Idle
 *                    │  kernels       one node at a time, until their time is over
 *                    │  collectives   beside them, each launched, then under way until its last message
 * </pre>
 *
 * <p>A step whose course is worked out elsewhere is not run: it is begun, asked for, and over when it would be.
 *
 * <p>A step that comes while another runs waits for its end. What other ranks send for a step that is not begun is kept.
 *
 * <p>It lasts for one incarnation of its copy: see {@link Rank}.
 */
public final class Worker {
    /** Alarms from here on are a worker's; those below are its device's own. */
    public static final long FIRST_ALARM = 1L << 40;

    private static final int REASONS = Reason.values().length;

    private static final int ASK = 1; // in place of a node, where the reason is a step
    private static final int FORESEEN = 2;

    private final Seat seat;
    private final ProgramOrder order;
    private final Foresight foresight; // null where every step is run
    private final Numerics numerics;
    private final ToLongFunction<List<Kernel>> cost;
    private final KernelClock clock;
    private final Traffic traffic;
    private final CacheMoves caches;
    private final Handing handing;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private ProgramRun run; // null when idle
    private Step ahead; // that runs elsewhere; null where none does
    private Foresight.Ending ending; // of that step; null until it is known
    private Flip flip; // of the next tensor that it sends; null where none is

    /** What an alarm is about. */
    private enum Reason {
        STEP,
        LAUNCH,
        OVER,
        MOVED
    }

    /** A step, and when it is wholly in. */
    private record Waiting(Step step, long wholePs) {}

    /** The way to the CPU that tells this device what to do. */
    @FunctionalInterface
    public interface Handing {
        /** Logits that a step ends in, a part of a cache to keep, or that one has come. */
        void handOver(long nowPs, Payload payload, Outbox out);
    }

    /**
     * What a worker does its work with.
     *
     * @param numerics its own
     * @param cost picoseconds that kernels take on this device, one after the other
     * @param foresight of its copy; null where every step is run
     */
    public record Means(
            ProgramOrder order,
            Numerics numerics,
            ToLongFunction<List<Kernel>> cost,
            Communicators communicators,
            Choices choices,
            Foresight foresight) {

        /** Of a device that communicates otherwise. */
        Means among(Communicators others) {
            return new Means(order, numerics, cost, others, choices, foresight);
        }

        /** Of a device that runs every step, and tells of its kernels. */
        public Means seenBy(Consumer<List<Kernel>> launches) {
            return new Means(
                    order,
                    numerics,
                    kernels -> {
                        launches.accept(kernels);
                        return cost.applyAsLong(kernels);
                    },
                    communicators,
                    choices,
                    null);
        }
    }

    /** Of a copy that was never given up, on a device that nothing is the matter with. */
    public Worker(Seat seat, Ports ports, Means means, Handing handing) {
        this(seat, 0, ports, new KernelClock(), means, handing);
    }

    /**
     * @param incarnation of its copy
     * @param ports of its device
     * @param clock of its device
     */
    Worker(Seat seat, int incarnation, Ports ports, KernelClock clock, Means means, Handing handing) {
        this.clock = clock;
        this.seat = seat;
        this.order = means.order;
        this.foresight = means.foresight;
        this.numerics = means.numerics;
        this.cost = means.cost;
        this.traffic = new Traffic(seat, ports, means.numerics, means.communicators, means.choices, incarnation);
        this.caches = new CacheMoves(seat, ports, means.numerics, means.communicators, means.choices, incarnation);
        this.handing = handing;
    }

    /** Whether it has no step to do. */
    public boolean isIdle() {
        return run == null && ahead == null && waiting.isEmpty();
    }

    /** The communications of its step that wait for other ranks. */
    public List<Node> underway() {
        return traffic.underway();
    }

    /** Picoseconds that the kernels of its device took. */
    public long busyPs() {
        return clock.busyPs();
    }

    /** A bit of the next tensor that it sends is not what it should be. */
    void flip(Flip next) {
        flip = next;
    }

    private void onStep(long wholePs, Step step, Outbox out) {
        waiting.add(new Waiting(step, wholePs));
        wakeAt(wholePs, Reason.STEP, 0, out);
    }

    /** What its CPU wrote, wholly in at a time from now on. */
    public void onOrder(long wholePs, Payload order, Outbox out) {
        switch (order) {
            case Step step -> onStep(wholePs, step, out);
            case CacheMove move when caches.goesToHost(move) -> handing.handOver(wholePs, caches.forHost(move), out);
            case CacheMove move -> moved(caches.begin(wholePs, move, out), out);
            case CachePart part -> handing.handOver(wholePs, caches.fromHost(part), out);
            case Payload other -> throw new IllegalStateException("a CPU does not order " + other);
        }
    }

    private void moved(CacheMoves.Done done, Outbox out) {
        if (done != null) {
            wakeAt(done.atPs(), Reason.MOVED, done.sequence(), out);
        }
    }

    /** An alarm from {@link #FIRST_ALARM} on went off. */
    public void wake(long nowPs, Alarm alarm, Outbox out) {
        if (alarm.reason() >= Ongoing.FIRST_ALARM) {
            await(traffic.wake(nowPs, alarm, out), out);
            return;
        }
        var number = (int) ((alarm.reason() - FIRST_ALARM) / REASONS);
        switch (Reason.values()[(int) ((alarm.reason() - FIRST_ALARM) % REASONS)]) {
            case STEP -> onStepAlarm(nowPs, number, out);
            case LAUNCH -> await(traffic.begin(nowPs, order.node(number), out), out);
            case OVER -> over(nowPs, order.node(number), out);
            case MOVED -> handing.handOver(nowPs, caches.take(number), out);
        }
    }

    /**
     * Something from another rank came.
     *
     * @param tailPs when its tail is in
     */
    public void on(long nowPs, int port, LinkMessage message, long tailPs, Outbox out) {
        switch (message) {
            case Store(var source, var _, var tag, var part)
            when isOfCache(tag) -> moved(caches.on(source, port, tag, part, tailPs, nowPs), out);
            case Delivery(var source, var _, var tag, var part)
            when isOfCache(tag) -> moved(caches.on(source, port, tag, part, tailPs, nowPs), out);
            case Send(var source, var _, var _, var tag, var part)
            when isOfCache(tag) -> moved(caches.on(source, port, tag, part, tailPs, nowPs), out);
            case LinkMessage other -> await(traffic.on(nowPs, port, other, tailPs, out), out);
        }
    }

    private static boolean isOfCache(long tag) {
        return Exchanges.slot(tag) == CacheMoves.SLOT;
    }

    private void wakeAt(long atPs, Reason reason, int node, Outbox out) {
        out.wakeAt(atPs, new Alarm(FIRST_ALARM + (long) node * REASONS + reason.ordinal()));
    }

    private void await(Over over, Outbox out) {
        if (over != null) {
            wakeAt(over.atPs(), Reason.OVER, over.node().number(), out);
        }
    }

    private void beginStep(long nowPs, Outbox out) {
        if (run != null || ahead != null || waiting.isEmpty() || waiting.peek().wholePs > nowPs) {
            return;
        }
        var step = waiting.remove().step;
        if (foresight != null && foresight.takes(step)) {
            ahead = step;
            wakeAt(foresight.begin(seat, step, nowPs), Reason.STEP, ASK, out);
        } else {
            numerics.begin(step);
            run = new ProgramRun(order);
            proceed(nowPs, out);
        }
    }

    private void onStepAlarm(long nowPs, int about, Outbox out) {
        switch (about) {
            case ASK -> ask(nowPs, out);
            case FORESEEN -> endForeseen(nowPs, out);
            default -> beginStep(nowPs, out);
        }
    }

    private void ask(long nowPs, Outbox out) {
        ending = foresight.ask(seat, ahead, nowPs);
        if (ending == null) {
            wakeAt(nowPs + foresight.againPs(), Reason.STEP, ASK, out);
        } else if (!ending.isNever()) {
            wakeAt(ending.atPs(), Reason.STEP, FORESEEN, out);
        }
    }

    private void endForeseen(long nowPs, Outbox out) {
        clock.credit(ending);
        if (ending.logits() != null) {
            handing.handOver(nowPs, ending.logits(), out);
        }
        ahead = null;
        beginStep(nowPs, out);
    }

    private void over(long nowPs, Node node, Outbox out) {
        if (node.work() instanceof Communicate && !(node.work() instanceof HandOver)) {
            traffic.deliver(node);
        }
        run.over(node);
        proceed(nowPs, out);
    }

    private void proceed(long nowPs, Outbox out) {
        for (var begun = run.begin(); !begun.isEmpty(); begun = run.begin()) {
            begun.forEach(node -> begin(nowPs, node, out));
        }
        if (run.ended()) {
            run = null;
            beginStep(nowPs, out);
        }
    }

    private void begin(long nowPs, Node node, Outbox out) {
        switch (node.work()) {
            case Compute _ -> {
                var picos = clock.run(numerics.compute(node), cost);
                wakeAt(nowPs + picos, Reason.OVER, node.number(), out);
            }
            case HandOver _ -> {
                handOver(nowPs, node, out);
                run.over(node);
            }
            case Communicate _ -> prepare(nowPs, node, out);
        }
    }

    /** What a checksum refuses is not taken by anybody, and so the step comes to no end. */
    private void prepare(long nowPs, Node node, Outbox out) {
        var launchPs = traffic.prepare(node);
        var flipped = flip == null ? null : traffic.flip(node, flip);
        if (flipped != null) {
            out.note(flipped);
        }
        if (flipped != null && flip.checked()) {
            handing.handOver(nowPs, flip.found(), out);
        } else {
            wakeAt(nowPs + launchPs, Reason.LAUNCH, node.number(), out);
        }
        flip = flipped == null ? flip : null;
    }

    private void handOver(long nowPs, Node node, Outbox out) {
        var logits = logits(numerics, node);
        if (logits != null) {
            handing.handOver(nowPs, logits, out);
        }
    }

    /** What a rank hands to its CPU; null where it has nothing for it. */
    static Logits logits(Numerics numerics, Node node) {
        var logits = numerics.logits(node);
        return logits != null && logits.rows() != null && logits.rows().length() > 0 ? logits : null;
    }
}
