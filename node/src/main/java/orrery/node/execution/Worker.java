package orrery.node.execution;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.ToLongFunction;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Lane;
import orrery.fabric.time.Outbox;
import orrery.node.collective.Ongoing;
import orrery.node.cost.Kernel;
import orrery.node.execution.Traffic.Over;
import orrery.node.numerics.Numerics;
import orrery.node.plan.Seat;
import orrery.node.program.Node;
import orrery.node.program.Work.Communicate;
import orrery.node.program.Work.Compute;
import orrery.node.program.Work.HandOver;
import orrery.protocol.link.LinkMessage;
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

    private static final String STEP = "step";
    private static final String STEP_FORESEEN = "step, worked out ahead";
    private static final String CACHE_COMES = "cache comes";

    private final Seat seat;
    private final ProgramOrder order;
    private final Foreseen foreseen; // null where every step is run
    private final Numerics numerics;
    private final ToLongFunction<List<Kernel>> cost;
    private final KernelClock clock;
    private final Traffic traffic;
    private final CacheMoves caches;
    private final Handing handing;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private ProgramRun run; // null when idle
    private int stepNumber; // of the step under way
    private long stepBegunPs;
    private Flip flip; // of the next tensor that it sends; null where none is

    /** A step, and when it is wholly in. */
    private record Waiting(Step step, long wholePs) {}

    /** Of a copy that was never given up, on a device that nothing is the matter with. */
    public Worker(Seat seat, Ports ports, Means means, Handing handing) {
        this(seat, 0, ports, new KernelClock(), means, null, handing);
    }

    /**
     * @param incarnation of its copy
     * @param ports of its device
     * @param clock of its device
     * @param formations of copies that begin anew; null where none does
     */
    Worker(
            Seat seat,
            int incarnation,
            Ports ports,
            KernelClock clock,
            Means means,
            Formations formations,
            Handing handing) {
        this.clock = clock;
        this.seat = seat;
        this.order = means.order();
        this.foreseen = means.foresight() == null ? null : new Foreseen(seat, means.foresight(), clock);
        this.numerics = means.numerics();
        this.cost = means.cost();
        this.traffic = new Traffic(seat, ports, means.numerics(), means.communicators(), means.choices(), incarnation);
        this.caches = new CacheMoves(seat, ports, means.numerics(), means.communicators(), means.choices(), formations);
        this.handing = handing;
    }

    /** Whether it has no step to do. */
    public boolean isIdle() {
        return !isBusy() && waiting.isEmpty();
    }

    private boolean isBusy() {
        return run != null || foreseen != null && foreseen.isUnderway();
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
        out.wakeAt(wholePs, Reason.STEP.about(0));
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
            out.wakeAt(done.atPs(), Reason.MOVED.about(done.sequence()));
        }
    }

    /** An alarm from {@link #FIRST_ALARM} on went off. */
    public void wake(long nowPs, Alarm alarm, Outbox out) {
        if (alarm.reason() >= Ongoing.FIRST_ALARM) {
            await(traffic.wake(nowPs, alarm, out), out);
            return;
        }
        var number = Reason.number(alarm);
        switch (Reason.of(alarm)) {
            case STEP -> onStepAlarm(nowPs, number, out);
            case LAUNCH -> await(traffic.begin(nowPs, order.node(number), out), out);
            case OVER -> over(nowPs, order.node(number), out);
            case MOVED -> {
                out.span(Lane.MEMORY, caches.begunPs(number), nowPs, CACHE_COMES, number);
                handing.handOver(nowPs, caches.take(number), out);
            }
        }
    }

    /**
     * Something from another rank came.
     *
     * @param tailPs when its tail is in
     */
    public void on(long nowPs, int port, LinkMessage message, long tailPs, Outbox out) {
        if (CacheMoves.isOne(message)) {
            moved(caches.on(nowPs, port, message, tailPs), out);
        } else {
            await(traffic.on(nowPs, port, message, tailPs, out), out);
        }
    }

    private void await(Over over, Outbox out) {
        if (over != null) {
            out.span(Lane.COMMUNICATION, over.fromPs(), over.atPs(), over.node().work(), over.about());
            out.wakeAt(over.atPs(), Reason.OVER.about(over.node().number()));
        }
    }

    private void beginStep(long nowPs, Outbox out) {
        if (isBusy() || waiting.isEmpty() || waiting.peek().wholePs > nowPs) {
            return;
        }
        var step = waiting.remove().step;
        stepNumber = step.number();
        stepBegunPs = nowPs;
        if (foreseen == null || !foreseen.begin(nowPs, step, out)) {
            numerics.begin(step);
            run = new ProgramRun(order);
            proceed(nowPs, out);
        }
    }

    private void onStepAlarm(long nowPs, int about, Outbox out) {
        switch (about) {
            case Foreseen.ASK -> foreseen.ask(nowPs, out);
            case Foreseen.OVER -> {
                var logits = foreseen.end();
                out.span(Lane.STEPS, stepBegunPs, nowPs, STEP_FORESEEN, stepNumber);
                if (logits != null) {
                    handing.handOver(nowPs, logits, out);
                }
                beginStep(nowPs, out);
            }
            default -> beginStep(nowPs, out);
        }
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
            out.span(Lane.STEPS, stepBegunPs, nowPs, STEP, stepNumber);
            beginStep(nowPs, out);
        }
    }

    private void begin(long nowPs, Node node, Outbox out) {
        switch (node.work()) {
            case Compute _ -> {
                var picos = clock.run(numerics.compute(node), cost);
                out.span(Lane.KERNELS, nowPs, nowPs + picos, node.work(), stepNumber);
                out.wakeAt(nowPs + picos, Reason.OVER.about(node.number()));
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
            out.wakeAt(nowPs + launchPs, Reason.LAUNCH.about(node.number()));
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
