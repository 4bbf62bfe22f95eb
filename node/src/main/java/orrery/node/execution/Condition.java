package orrery.node.execution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import orrery.fabric.fault.DeviceFault;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Event;
import orrery.fabric.time.Outbox;
import orrery.node.scenario.Response;
import orrery.protocol.link.C2cMessage.Write;
import orrery.protocol.link.EthernetMessage.Send;
import orrery.protocol.link.LinkMessage;
import orrery.protocol.payload.Abort;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Trouble;

/**
 * What is the matter with a device that computes, and what is told of it.
 *
 * <pre>
 *   whole ──lost, uncontained memory error──▶ gone ──back, reset──▶ whole, with nothing in its memory
 *         ──hangs──▶ what comes is kept ──goes on──▶ whole; or its process is ended, and what was kept with it
 * </pre>
 *
 * <p>What is wrong is told after the time that it takes to notice; what is whole again says so itself, at once.
 */
public final class Condition {
    private static final long FIRST_ALARM = 1L << 39; // below those of ranks, beside all others
    private static final Alarm TELL = new Alarm(FIRST_ALARM + 1);
    private static final Alarm RESET = new Alarm(FIRST_ALARM + 2);

    private final int device;
    private final Response response;
    private final Body body;
    private final ArrayDeque<Trouble> untold = new ArrayDeque<>();
    private final List<Event> kept = new ArrayList<>(); // while it hangs
    private long lastToldPs; // when the last of them is told
    private boolean gone;
    private boolean hangs;

    /** The device whose condition it is. */
    public interface Body {

        /** Does what an event asks for. */
        void handle(long nowPs, Event event, Outbox out);

        /** Whatever it was at is gone, and its memory with it. */
        void drop(long nowPs, Outbox out);

        /** Its kernels and its threads run at a share of their clock; 1 heals. */
        void runAt(double share);

        /** A bit of the next tensor that it sends is flipped. */
        void flip(long seed, Outbox out);

        /** Tells whoever looks after it, by a way that does not need the device itself. */
        void tell(long nowPs, Trouble trouble, Outbox out);
    }

    public Condition(int device, Response response, Body body) {
        this.device = device;
        this.response = response;
        this.body = body;
    }

    /** An event that is not the ports' business. */
    public void on(long nowPs, Event event, Outbox out) {
        if (event instanceof DeviceFault fault) {
            strike(nowPs, fault, out);
        } else if (event.equals(TELL)) {
            body.tell(nowPs, untold.remove(), out);
        } else if (event.equals(RESET)) {
            comesBack(nowPs, out);
        } else if (!gone) {
            admit(nowPs, event, out);
        }
    }

    /** Whether what it sends is checked from end to end. */
    boolean checks() {
        return response.checksum();
    }

    /** Whether it is there at all. */
    public boolean isGone() {
        return gone;
    }

    private void strike(long nowPs, DeviceFault fault, Outbox out) {
        switch (fault) {
            case DeviceFault.Gone(var goes) when goes -> goes(nowPs, Trouble.Kind.LOST, out);
            case DeviceFault.Gone _ -> comesBack(nowPs, out);
            case DeviceFault.Memory(var contained)
            when contained -> {
                body.drop(nowPs, out);
                tell(nowPs, Trouble.Kind.MEMORY, 0, out);
            }
            case DeviceFault.Memory _ -> {
                goes(nowPs, Trouble.Kind.LOST, out);
                var times = response.times();
                out.wakeAt(nowPs + times.detect().picos() + times.reset().picos(), RESET);
            }
            case DeviceFault.Clock(var share) -> body.runAt(share);
            case DeviceFault.Hang(var stands) when stands -> hangs = true;
            case DeviceFault.Hang _ -> goesOn(nowPs, out);
            case DeviceFault.Flip(var seed) -> body.flip(seed, out);
            case DeviceFault.Reduction(var lost) ->
                tell(nowPs, lost ? Trouble.Kind.REDUCTION_LOST : Trouble.Kind.REDUCTION_BACK, 0, out);
            case DeviceFault.OfLight _, DeviceFault.OfPort _ ->
                throw new IllegalStateException("device " + device + " knows no " + fault);
        }
    }

    private void goes(long nowPs, Trouble.Kind kind, Outbox out) {
        gone = true;
        hangs = false;
        kept.clear();
        body.drop(nowPs, out);
        tell(nowPs, kind, 0, out);
    }

    private void comesBack(long nowPs, Outbox out) {
        if (gone) {
            gone = false;
            tell(nowPs, Trouble.Kind.BACK, 0, out);
        }
    }

    /** Tells something once it is noticed, in the order in which it happened. */
    public void tell(long nowPs, Trouble.Kind kind, int about, Outbox out) {
        untold.add(new Trouble(device, kind, about));
        lastToldPs = Math.max(
                lastToldPs, nowPs + (heals(kind) ? 0 : response.times().detect().picos()));
        out.wakeAt(lastToldPs, TELL);
    }

    private static boolean heals(Trouble.Kind kind) {
        return switch (kind) {
            case BACK, LINK_BACK, REDUCTION_BACK -> true;
            case LOST, MEMORY, LINK_LOST, REDUCTION_LOST, CHECKSUM, TRANSPORT, WATCHDOG -> false;
        };
    }

    private void admit(long nowPs, Event event, Outbox out) {
        if (hangs && endsProcess(event)) {
            hangs = false;
            kept.clear();
        }
        if (hangs) {
            kept.add(event);
        } else {
            body.handle(nowPs, event, out);
        }
    }

    private static boolean endsProcess(Event event) {
        return event instanceof Arrival(var _, var _, var message) && payload(message) instanceof Abort;
    }

    private static Payload payload(LinkMessage message) {
        return switch (message) {
            case Write write -> write.payload();
            case Send send -> send.payload();
            default -> null;
        };
    }

    private void goesOn(long nowPs, Outbox out) {
        hangs = false;
        var late = List.copyOf(kept);
        kept.clear();
        late.forEach(event -> body.handle(nowPs, event, out));
    }
}
