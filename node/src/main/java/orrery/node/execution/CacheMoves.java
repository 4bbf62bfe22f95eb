package orrery.node.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Outbox;
import orrery.node.collective.Exchange;
import orrery.node.collective.Exchanges;
import orrery.node.numerics.Numerics;
import orrery.node.plan.Seat;
import orrery.protocol.identity.Attempt;
import orrery.protocol.link.C2cMessage.Delivery;
import orrery.protocol.link.EthernetMessage.Send;
import orrery.protocol.link.LinkMessage;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.payload.CacheMove;
import orrery.protocol.payload.CacheMoved;
import orrery.protocol.payload.CachePart;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Sized;

/**
 * The caches that one rank gives to another copy or to its host, or gets from there, beside its steps.
 *
 * <pre>
 *   copy to copy   one exchange a sequence, among the ranks of both copies: each gives what each other shall hold
 *   to the host    one message; and one back
 * </pre>
 */
final class CacheMoves {
    /** Names exchanges of caches in tags, beyond those of programs. */
    static final int SLOT = Line.SLOTS;

    private static final int ATTEMPTS_APART =
            4099; // a prime, far from the numbers of requests that are moved at one time

    private static final Payload NOTHING = new Sized(0);

    private final Seat seat;
    private final Numerics numerics;
    private final Communicators communicators;
    private final Choices choices;
    private final Exchanges exchanges;
    private final Formations formations;
    private final Map<Integer, CacheMove> moves = new HashMap<>(); // under way, by sequence
    private final Map<Integer, Exchange> coming = new HashMap<>(); // by sequence
    private final Map<Integer, Long> begunPs = new HashMap<>(); // of those that come, by sequence

    /** @param communicators of its copy */
    CacheMoves(
            Seat seat,
            Ports ports,
            Numerics numerics,
            Communicators communicators,
            Choices choices,
            Formations formations) {
        this.formations = formations;
        this.seat = seat;
        this.numerics = numerics;
        this.communicators = communicators;
        this.choices = choices;
        this.exchanges = new Exchanges(ports);
    }

    /** What is done, and when. */
    record Done(int sequence, long atPs) {}

    /** Whether a cache goes from this rank to its host; it is then {@link #forHost}. */
    boolean goesToHost(CacheMove move) {
        return move.to() == CacheMove.HOST;
    }

    /** What this rank leaves with its host, if only that it has nothing; it keeps nothing. */
    CachePart forHost(CacheMove move) {
        moves.put(move.sequence(), move);
        var held = numerics.cacheFor(move.sequence(), move.length(), communicators.cut(seat), seat);
        numerics.forget(move.sequence());
        return new CachePart(move.sequence(), held == null ? NOTHING : held);
    }

    /** The host gives back what this rank left. */
    CacheMoved fromHost(CachePart part) {
        var sequence = part.sequence();
        var move = moves.remove(sequence);
        if (part.content().bytes() > 0) {
            numerics.cacheFrom(sequence, move.length(), communicators.cut(seat), seat, part.content());
        }
        return new CacheMoved(sequence, seat.copy(), seat.copy());
    }

    /** A cache goes from copy to copy; null unless this rank has nothing to await. */
    Done begin(long nowPs, CacheMove move, Outbox out) {
        var all = both(move);
        var among = all.between(move.from(), move.to(), seat);
        var comes = move.to() == seat.copy();
        var outgoing = comes ? nothing(among) : given(move, all, among);
        var awaited = comes ? givers(move, all) : List.<Integer>of();
        var bytes = outgoing.stream()
                .filter(payload -> payload != null)
                .mapToLong(Payload::bytes)
                .sum();
        var task = new Exchange.Task(
                move.incarnation(move.to()),
                number(move.sequence()),
                SLOT,
                choices.exchange(bytes, among),
                among.reach());
        var exchange = exchanges.begin(nowPs, task, among.rank(), outgoing, awaited, out);
        if (!comes) {
            return null;
        }
        moves.put(move.sequence(), move);
        coming.put(move.sequence(), exchange);
        begunPs.put(move.sequence(), nowPs);
        return settle(move.sequence(), nowPs);
    }

    /** Both copies as they stand; where neither began anew, this one knows them. */
    private Communicators both(CacheMove move) {
        return move.since().isEmpty() ? communicators : formations.among(move.since());
    }

    /** Where tags have few bits, attempts at one request are still told apart. */
    private static int number(int sequence) {
        return Attempt.request(sequence) + ATTEMPTS_APART * Attempt.attempt(sequence);
    }

    private static List<Payload> nothing(Communicator among) {
        return Arrays.asList(new Payload[among.reach().ranks()]);
    }

    private List<Payload> given(CacheMove move, Communicators all, Communicator among) {
        var to = all.seats(move.to());
        var given = new Payload[among.reach().ranks()];
        for (var i = 0; i < to.size(); i++) {
            given[given.length - to.size() + i] =
                    numerics.cacheFor(move.sequence(), move.length(), all.cut(to.get(i)), to.get(i));
        }
        return Arrays.asList(given);
    }

    private List<Integer> givers(CacheMove move, Communicators all) {
        var from = all.seats(move.from());
        var givers = new ArrayList<Integer>();
        for (var i = 0; i < from.size(); i++) {
            if (numerics.cacheComesFrom(move.sequence(), move.length(), all.cut(from.get(i)), from.get(i))) {
                givers.add(i);
            }
        }
        return givers;
    }

    /** Whether something from another rank is a stripe of a cache. */
    static boolean isOne(LinkMessage message) {
        return switch (message) {
            case Store store -> isOne(store.tag());
            case Delivery delivery -> isOne(delivery.tag());
            case Send send -> isOne(send.tag());
            default -> false;
        };
    }

    private static boolean isOne(long tag) {
        return Exchanges.slot(tag) == SLOT;
    }

    /** A stripe came; null unless it was the last of a cache. */
    Done on(long nowPs, int port, LinkMessage stripe, long tailPs) {
        var exchange = switch (stripe) {
            case Store(var source, var _, var tag, var part) -> exchanges.on(source, port, tag, part, tailPs);
            case Delivery(var source, var _, var tag, var part) -> exchanges.on(source, port, tag, part, tailPs);
            case Send(var source, var _, var _, var tag, var part) -> exchanges.on(source, port, tag, part, tailPs);
            default -> throw new IllegalStateException("no cache is moved by " + stripe);
        };
        return coming.entrySet().stream()
                .filter(one -> one.getValue() == exchange)
                .map(Map.Entry::getKey)
                .findFirst()
                .map(sequence -> settle(sequence, nowPs))
                .orElse(null);
    }

    private Done settle(int sequence, long nowPs) {
        var exchange = coming.get(sequence);
        return exchange.done() ? new Done(sequence, Math.max(nowPs, exchange.donePs())) : null;
    }

    /** When a cache that comes was asked for. */
    long begunPs(int sequence) {
        return begunPs.get(sequence);
    }

    /** All of a cache that comes is in: it is taken, rank by rank. */
    CacheMoved take(int sequence) {
        var move = moves.remove(sequence);
        var received = coming.remove(sequence).received();
        begunPs.remove(sequence);
        var all = both(move);
        var from = all.seats(move.from());
        for (var i = 0; i < from.size(); i++) {
            if (received.get(i) != null) {
                var giver = from.get(i);
                numerics.cacheFrom(sequence, move.length(), all.cut(giver), giver, received.get(i));
            }
        }
        return new CacheMoved(sequence, seat.copy(), seat.copy());
    }
}
