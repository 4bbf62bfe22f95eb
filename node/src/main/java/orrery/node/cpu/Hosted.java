package orrery.node.cpu;

import java.util.Map;
import java.util.TreeMap;
import orrery.fabric.time.Outbox;
import orrery.node.execution.Formations;
import orrery.node.execution.Rank;
import orrery.node.seating.Seating;
import orrery.protocol.payload.CacheMove;
import orrery.protocol.payload.CachePart;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Restart;

/** The devices that one CPU tells what to do, itself among them where it computes, and what they left in its memory. */
final class Hosted {
    private final int number;
    private final Seating first;
    private final Formations formations;
    private final CpuPorts reach;
    private final Rank own;
    private final HostMemory memory = new HostMemory();
    private final Map<Integer, Restart> since = new TreeMap<>(); // by copy that began anew

    /** @param own the CPU's own seat */
    Hosted(int number, Seating first, Formations formations, CpuPorts reach, Rank own) {
        this.number = number;
        this.first = first;
        this.formations = formations;
        this.reach = reach;
        this.own = own;
    }

    /** Who has which seat of a copy now. */
    Seating seating(int copy) {
        return since.containsKey(copy) ? formations.seating(since.get(copy)) : first;
    }

    /** A copy stands otherwise from now on. */
    void stand(Restart restart) {
        since.put(restart.copy(), restart);
    }

    /** To all devices of a copy that this CPU feeds. */
    void tell(long nowPs, int copy, Payload payload, Outbox out) {
        var seating = seating(copy);
        for (var seat : seating.seatsOf(number, copy)) {
            tellDevice(nowPs, seating.device(seat), payload, out);
        }
    }

    private void tellDevice(long nowPs, int device, Payload payload, Outbox out) {
        if (device == number) {
            own.onOrder(nowPs, payload, out);
        } else {
            reach.toDevice(nowPs, device, payload, out);
        }
    }

    void onMove(long nowPs, CacheMove move, Outbox out) {
        if (move.from() != CacheMove.HOST) {
            tell(nowPs, move.copy(), move, out);
            return;
        }
        var seating = seating(move.to());
        for (var seat : seating.seatsOf(number, move.to())) {
            var device = seating.device(seat);
            tellDevice(nowPs, device, memory.takeOut(device, move.sequence()), out);
        }
    }

    /** A device leaves something here until it is wanted back; the copy that it is of. */
    int keep(int device, CachePart part) {
        memory.keep(device, part);
        return since.keySet().stream()
                .filter(copy -> seating(copy)
                        .seat(device)
                        .filter(seat -> seat.copy() == copy)
                        .isPresent())
                .findFirst()
                .orElseGet(() -> first.seat(device).orElseThrow().copy());
    }

    /** What devices of a copy left here is wanted by nobody any more. */
    void forget(int copy) {
        var seating = seating(copy);
        seating.seatsOf(number, copy).forEach(seat -> memory.forget(seating.device(seat)));
    }

    /** As when the CPU is new. */
    void forgetAll() {
        memory.forgetAll();
        own.drop();
    }
}
