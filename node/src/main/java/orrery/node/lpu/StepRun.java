package orrery.node.lpu;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orrery.fabric.link.Ports;
import orrery.fabric.schedule.MissedSlot;
import orrery.fabric.time.Lane;
import orrery.fabric.time.Outbox;
import orrery.node.numerics.Numerics;
import orrery.node.program.Work.AllReduce;
import orrery.node.program.Work.GatherRows;
import orrery.node.program.Work.GatherShares;
import orrery.protocol.link.LpuMessage.Packet;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Step;

/** One LPU on its way through the timetable of one step. */
final class StepRun {
    private final int device;
    private final Step step;
    private final Timetable timetable;
    private final long slotPs;
    private final long epochPs;
    private final Numerics numerics;
    private final Ports ports;
    private final Surroundings around;
    private final Map<Integer, Payload> kept = new HashMap<>(); // packets that came in their slots, by transfer
    private final Map<Integer, Brought> brought = new HashMap<>(); // by node
    private final Map<Integer, Long> broughtPs = new HashMap<>(); // by node
    private final Set<Integer> spoilt = new HashSet<>(); // packets that came, but not in their slots
    private int next;

    /** Who is told what happens. */
    interface Surroundings {
        /** A packet was not where it should be. */
        void onFault(MissedSlot fault, Outbox out);

        /** Something that this LPU counted on was not there: it does no more. */
        void stop();

        void handOver(long nowPs, Logits logits, Outbox out);

        void computed(long picos);
    }

    /** @param epochPs when slot 0 begins by this LPU's clock */
    StepRun(
            int device,
            Step step,
            Timetable timetable,
            long slotPs,
            long epochPs,
            Numerics numerics,
            Ports ports,
            Surroundings around) {
        this.device = device;
        this.step = step;
        this.timetable = timetable;
        this.slotPs = slotPs;
        this.epochPs = epochPs;
        this.numerics = numerics;
        this.ports = ports;
        this.around = around;
    }

    private List<Action> actions() {
        return timetable.of(device);
    }

    int number() {
        return step.number();
    }

    /** When slot 0 begins by this LPU's clock. */
    long epochPs() {
        return epochPs;
    }

    boolean isOver() {
        return next == actions().size();
    }

    /** When the next action is due. */
    long nextPs() {
        return epochPs + actions().get(next).slot() * slotPs;
    }

    /** Does everything that is due; nothing after a fault that counts. */
    void proceed(long nowPs, Outbox out) {
        if (next == 0) {
            numerics.begin(step);
        }
        while (!isOver() && nextPs() <= nowPs) {
            act(nowPs, actions().get(next++), out);
        }
    }

    /** Nothing more is done. */
    void stop() {
        next = actions().size();
    }

    private void act(long nowPs, Action action, Outbox out) {
        switch (action) {
            case Action.Run(var _, var node, var slots) -> {
                numerics.compute(node);
                around.computed(slots * slotPs);
                out.span(Lane.KERNELS, nowPs, nowPs + slots * slotPs, node.work(), step.number());
            }
            case Action.Bring bring -> {
                brought.put(bring.node().number(), bring(bring));
                broughtPs.put(bring.node().number(), nowPs);
            }
            case Action.Say(var _, var node, var leg) ->
                send(nowPs, leg.first(), brought.get(node.number()).payload(leg), out);
            case Action.PassOn(var _, var transfer) ->
                send(
                        nowPs,
                        transfer,
                        kept.get(timetable.slots().transfer(transfer).after()),
                        out);
            case Action.Take take -> take(nowPs, take, out);
            case Action.HandOver(var _, var node) -> handOver(nowPs, numerics.logits(node), out);
        }
    }

    private Brought bring(Action.Bring bring) {
        var node = bring.node();
        return switch (node.work()) {
            case AllReduce _, GatherRows _, GatherShares _ ->
                Brought.toCollective(
                        bring.meeting(),
                        bring.rank(),
                        numerics.contribution(node).values(),
                        kept);
            default -> Brought.toExchange(bring.meeting(), bring.rank(), numerics.outgoing(node), kept);
        };
    }

    /** What is not there leaves its slot empty. */
    private void send(long nowPs, int number, Payload payload, Outbox out) {
        if (payload == null) {
            return;
        }
        var transfer = timetable.slots().transfer(number);
        if (payload.bytes() > transfer.payload().bytes()) {
            throw new IllegalStateException(payload + " does not fit the " + transfer.payload() + " it has slots for");
        }
        var packet = new Packet(device, timetable.slots().destination(transfer), number, payload);
        ports.send(nowPs, transfer.port(), packet, out);
    }

    private void take(long nowPs, Action.Take take, Outbox out) {
        var node = take.node();
        var mine = brought.remove(node.number());
        for (var leg : mine.awaited()) {
            if (!kept.containsKey(leg.last())) {
                miss(leg.last(), out);
                return;
            }
        }
        out.span(Lane.COMMUNICATION, broughtPs.remove(node.number()), nowPs, node.work(), mine.about(step));
        if (mine.isExchange()) {
            numerics.incoming(node, mine.incoming());
        } else {
            numerics.result(node, mine.result());
        }
    }

    private void miss(int transfer, Outbox out) {
        if (!spoilt.contains(transfer)) {
            around.onFault(new MissedSlot(transfer, device, duePs(transfer), MissedSlot.NEVER), out);
        }
        around.stop();
    }

    private void handOver(long nowPs, Logits logits, Outbox out) {
        if (logits != null && logits.rows() != null && logits.rows().length() > 0) {
            around.handOver(nowPs, logits, out);
        }
    }

    private long duePs(int transfer) {
        return epochPs + timetable.slots().duePs(timetable.slots().transfer(transfer));
    }

    /** In its slot, or not, by this LPU's clock. */
    void onPacket(long nowPs, Packet packet, Outbox out) {
        var duePs = duePs(packet.transfer());
        if (nowPs < duePs || nowPs >= duePs + slotPs) {
            spoilt.add(packet.transfer());
            around.onFault(new MissedSlot(packet.transfer(), device, duePs, nowPs), out);
        } else {
            kept.put(packet.transfer(), packet.payload());
        }
    }
}
