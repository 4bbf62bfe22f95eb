package orrery.node.execution;

import java.util.List;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Outbox;
import orrery.node.collective.Exchanges;
import orrery.node.plan.Seat;
import orrery.node.program.Node;
import orrery.protocol.link.C2cMessage.Delivery;
import orrery.protocol.link.EthernetMessage.Send;
import orrery.protocol.link.LinkMessage;
import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.payload.Abort;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Restart;
import orrery.protocol.payload.Restarted;

/**
 * The part of a device that computes, over all incarnations of the copies that it has a seat in: one worker after another.
 *
 * <pre>
 *   working ──Abort, or its process dies──▶ empty ──Restart──▶ working, one incarnation later
 * </pre>
 *
 * <p>What an earlier incarnation set in motion, messages and alarms, is dropped.
 */
public final class Rank {
    /** Alarms from here on are a rank's; those below are its device's own. */
    public static final long FIRST_ALARM = Worker.FIRST_ALARM;

    private final int device;
    private final Ports ports;
    private final Formations formations;
    private final Handing handing;
    private final Handing own = this::handOver;
    private final Means first; // null where the plan has no seat for it
    private final KernelClock clock = new KernelClock();
    private Seat seat; // null where the plan has none for it
    private int incarnation;
    private Fitting fitting; // null where it works with what it began with
    private Worker worker; // null where its copy is given up, or it has no seat

    /**
     * @param seat that it begins with; null where the plan has none for it
     * @param means null without a seat
     */
    public Rank(int device, Ports ports, Seat seat, Means means, Formations formations, Handing handing) {
        this.device = device;
        this.ports = ports;
        this.seat = seat;
        this.formations = formations;
        this.handing = handing;
        this.first = means;
        this.worker = seat == null ? null : worker(means);
    }

    private Worker worker(Means means) {
        return new Worker(seat, incarnation, ports, clock, means, formations, own);
    }

    private void handOver(long nowPs, Payload payload, Outbox out) {
        handing.handOver(nowPs, payload, Incarnate.plain(out));
    }

    /** Picoseconds its kernels took. */
    public long busyPs() {
        return clock.busyPs();
    }

    /** Operations of its kernels. */
    public double flops() {
        return clock.flops();
    }

    /** What its kernels moved to and from memory. */
    public double memoryBytes() {
        return clock.memoryBytes();
    }

    /** The communications of its step that wait for other ranks. */
    public List<Node> underway() {
        return worker == null ? List.of() : worker.underway();
    }

    /** Its process ends, and takes everything along. */
    public void drop() {
        worker = null;
        fitting = null;
    }

    /** From the next kernel on its clock is a share of what it should be; 1 heals. */
    public void runAt(double share) {
        clock.runAt(share);
    }

    /**
     * A bit of the next tensor that it sends is flipped.
     *
     * @param checked whether a checksum from end to end tells
     */
    public void flip(long seed, boolean checked) {
        if (worker != null) {
            worker.flip(new Flip(device, seed, checked));
        }
    }

    /** What its CPU wrote, wholly in at a time from now on. */
    public void onOrder(long wholePs, Payload order, Outbox out) {
        switch (order) {
            case Abort abort -> onAbort(abort);
            case Restart restart -> onRestart(wholePs, restart, out);
            case Payload other when worker != null -> worker.onOrder(wholePs, other, mine(out));
            case Payload _ -> {} // of a copy that is given up
        }
    }

    private void onAbort(Abort abort) {
        if (seat != null && seat.copy() == abort.copy() && incarnation <= abort.incarnation()) {
            drop();
        }
    }

    private void onRestart(long wholePs, Restart restart, Outbox out) {
        formations.seating(restart).seat(device).ifPresent(given -> {
            if (worker == null
                    || !given.equals(seat)
                    || incarnation != restart.incarnation()) { // else it is told again
                seat = given;
                incarnation = restart.incarnation();
                worker = worker(means(restart));
            }
            handing.handOver(wholePs, new Restarted(restart.copy(), incarnation, device), out);
        });
    }

    /** Whoever keeps its seat has all that it needs, and no more than forgets what it remembers. */
    private Means means(Restart restart) {
        if (!formations.keepsSeat(restart, device)) {
            fitting = Fitting.of(formations, restart, device);
            return fitting.means();
        }
        fitting = null;
        first.numerics().forgetAll();
        return first.among(formations.communicators(restart));
    }

    /** An alarm from {@link #FIRST_ALARM} on went off. */
    public void wake(long nowPs, Alarm alarm, Outbox out) {
        if (worker != null && Incarnate.isOf(incarnation, alarm)) {
            worker.wake(nowPs, incarnation == 0 ? alarm : Incarnate.unmarked(alarm), mine(out));
        }
    }

    /**
     * Something from another rank came.
     *
     * @param tailPs when its tail is in
     */
    public void on(long nowPs, int port, LinkMessage message, long tailPs, Outbox out) {
        if (worker != null && Exchanges.isIn(incarnation, tag(message))) {
            worker.on(nowPs, port, message, tailPs, mine(out));
        }
    }

    private static long tag(LinkMessage message) {
        return switch (message) {
            case NvlinkMessage nvlink -> nvlink.tag();
            case Delivery delivery -> delivery.tag();
            case Send send -> send.tag();
            default -> throw new IllegalStateException("no rank sends " + message);
        };
    }

    private Outbox mine(Outbox out) {
        return Incarnate.of(out, incarnation);
    }
}
