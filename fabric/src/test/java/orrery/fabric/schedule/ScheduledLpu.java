package orrery.fabric.schedule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import orrery.fabric.link.Discipline;
import orrery.fabric.link.LinkErrors;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Fault;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.LpuMessage.Packet;

/**
 * An LPU as its links see it: sends what the schedule says when it says so, whatever happens.
 *
 * <pre>
 *   slot begins ──has it──▶ sends
 *        └──has not──▶ the slot passes empty, and whoever counts on it has a fault too
 *   packet comes ──in its slot──▶ kept
 *        └──outside──▶ a fault: it is not what the instruction of that moment reads
 * </pre>
 */
public final class ScheduledLpu implements Device {
    private final int number;
    private final Slots slots;
    private final Ports ports;
    private final long offPs;
    private final Set<Integer> kept = new HashSet<>();
    private final List<MissedSlot> faults = new ArrayList<>();
    private int next;

    public ScheduledLpu(Topology topology, int number, Slots slots) {
        this(topology, number, slots, 0, LinkErrors.NONE);
    }

    /**
     * @param offPs how much its clock is behind the others'
     * @param errors packets that its links damage; nobody sends them again
     */
    public ScheduledLpu(Topology topology, int number, Slots slots, long offPs, LinkErrors errors) {
        this.number = number;
        this.slots = slots;
        this.ports = new Ports(topology, number, Discipline.with(errors));
        this.offPs = offPs;
    }

    @Override
    public int number() {
        return number;
    }

    public Ports ports() {
        return ports;
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
                awaitNext(out);
            }
            case Alarm _ -> {
                sendDue(nowPs, out);
                awaitNext(out);
            }
            case Arrival(var _, var _, Packet packet) -> onPacket(nowPs, packet, out);
            case Arrival(var _, var _, var message) ->
                throw new IllegalStateException("an LPU without instructions for it was sent " + message);
            case Fault fault -> throw new IllegalStateException("device " + number() + " knows no " + fault);
        }
    }

    private void awaitNext(Outbox out) {
        if (next < slots.of(number).size()) {
            out.wakeAt(slots.leavesPs(slots.of(number).get(next)) + offPs, new Alarm(1));
        }
    }

    private void sendDue(long nowPs, Outbox out) {
        var mine = slots.of(number);
        for (; next < mine.size() && slots.leavesPs(mine.get(next)) + offPs <= nowPs; next++) {
            var transfer = mine.get(next);
            if (transfer.after() == Transfer.ORIGINAL || kept.contains(transfer.after())) {
                var packet = new Packet(number, slots.destination(transfer), transfer.number(), transfer.payload());
                ports.send(nowPs, transfer.port(), packet, out);
            }
        }
    }

    /** Counted by the receiver's clock: in its slot, or not. */
    private void onPacket(long nowPs, Packet packet, Outbox out) {
        var duePs = slots.duePs(slots.transfer(packet.transfer())) + offPs;
        if (nowPs < duePs || nowPs >= duePs + slots.slotPs()) {
            var fault = new MissedSlot(packet.transfer(), number, duePs, nowPs);
            faults.add(fault);
            out.note(fault.describe());
        } else {
            kept.add(packet.transfer());
        }
    }

    /** Transfers that came in their slots. */
    public int received() {
        return kept.size();
    }

    /** Every fault so far: what came outside of its slot, then what had not come by a time. */
    public List<MissedSlot> faults(long nowPs) {
        var all = new ArrayList<>(faults);
        var came = new HashSet<>(kept);
        faults.forEach(fault -> came.add(fault.transfer()));
        for (var transfer = 0; transfer < slots.count(); transfer++) {
            var one = slots.transfer(transfer);
            var duePs = slots.duePs(one) + offPs;
            if (slots.destination(one) == number && duePs < nowPs && !came.contains(transfer)) {
                all.add(new MissedSlot(transfer, number, duePs, MissedSlot.NEVER));
            }
        }
        return all;
    }
}
