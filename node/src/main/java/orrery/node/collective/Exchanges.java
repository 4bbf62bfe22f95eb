package orrery.node.collective;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Outbox;
import orrery.protocol.payload.Payload;

/**
 * The exchanges that one device has under way, at most one in each direction of a slot. What comes from a rank that is ahead
 * waits here until this rank has begun that exchange too.
 */
public final class Exchanges {
    private final Ports ports;
    private final Map<Long, Exchange> open = new HashMap<>(); // by name of slot and number
    private final Map<Origin, Parcel> parcels = new HashMap<>();

    /** Which exchange of which device. */
    private record Origin(int source, long name) {}

    /** The stripes of one message, by the port that each came by. */
    private static final class Parcel {
        private final List<Integer> ports = new ArrayList<>(1);
        private final List<Payload> stripes = new ArrayList<>(1); // in the order of the ports
        private long tailPs;

        void add(int port, Payload stripe, long stripeTailPs) {
            var place = Collections.binarySearch(ports, port);
            if (place >= 0) {
                throw new IllegalStateException("a stripe came twice by port " + port);
            }
            ports.add(-1 - place, port);
            stripes.add(-1 - place, stripe);
            tailPs = Math.max(tailPs, stripeTailPs);
        }
    }

    /** @param ports of the device */
    public Exchanges(Ports ports) {
        this.ports = ports;
    }

    /**
     * A rank begins its part.
     *
     * @param outgoing by rank; null for those that expect nothing
     * @param awaited ranks that have something for this one
     */
    public Exchange begin(
            long nowPs, Exchange.Task task, int rank, List<Payload> outgoing, List<Integer> awaited, Outbox out) {
        var exchange = new Exchange(task, rank, awaited);
        exchange.start(nowPs, outgoing, ports, out);
        var name = PieceTag.name(PieceTag.of(task.slot(), task.number(), 0, 0, 0));
        for (var source : awaited) {
            takeWhatWaited(exchange, source, name);
        }
        if (!exchange.done() && open.put(name, exchange) != null) {
            throw new IllegalStateException("exchange " + task.number() + " of slot " + task.slot() + " is under way");
        }
        return exchange;
    }

    private void takeWhatWaited(Exchange exchange, int source, long name) {
        var origin = new Origin(exchange.task().reach().device(source), name);
        var parcel = parcels.get(origin);
        if (parcel != null && exchange.awaits(source) && isWhole(exchange, source, parcel)) {
            parcels.remove(origin);
            exchange.take(source, Striped.whole(parcel.stripes), parcel.tailPs);
        }
    }

    private static boolean isWhole(Exchange exchange, int source, Parcel parcel) {
        return parcel.stripes.size() == exchange.stripesFrom(source);
    }

    /**
     * A stripe came.
     *
     * @param tailPs when its tail is in
     * @return the exchange that it is of; null where that is not begun
     */
    public Exchange on(int source, int port, long tag, Payload stripe, long tailPs) {
        var name = PieceTag.name(tag);
        var exchange = open.get(name);
        if (exchange != null && isAll(exchange, source)) {
            exchange.take(exchange.task().reach().rank(source), stripe, tailPs);
        } else {
            parcels.computeIfAbsent(new Origin(source, name), _ -> new Parcel()).add(port, stripe, tailPs);
            if (exchange == null) {
                return null;
            }
            takeWhatWaited(exchange, exchange.task().reach().rank(source), name);
        }
        if (exchange.done()) {
            open.remove(name);
        }
        return exchange;
    }

    /** Whether a device's payload comes in a single message, and is awaited. */
    private static boolean isAll(Exchange exchange, int source) {
        var rank = exchange.task().reach().rank(source);
        return exchange.awaits(rank) && exchange.stripesFrom(rank) == 1;
    }

    /** Whether a message is of an incarnation of its group. */
    public static boolean isIn(int incarnation, long tag) {
        return PieceTag.isIn(incarnation, tag);
    }

    /** The slot that a message names. */
    public static int slot(long tag) {
        return PieceTag.slot(tag);
    }
}
