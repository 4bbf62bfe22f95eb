package orrery.node.execution;

import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Outbox;
import orrery.node.collective.CollectiveTask;
import orrery.node.collective.ElementType;
import orrery.node.collective.Exchange;
import orrery.node.collective.Exchanges;
import orrery.node.collective.Ongoing;
import orrery.node.collective.Operation;
import orrery.node.collective.RankRun;
import orrery.node.collective.Width;
import orrery.node.numerics.Numerics;
import orrery.node.numerics.Numerics.Contribution;
import orrery.node.plan.Seat;
import orrery.node.program.Group;
import orrery.node.program.Node;
import orrery.node.program.Work.AllReduce;
import orrery.node.program.Work.Combine;
import orrery.node.program.Work.Communicate;
import orrery.node.program.Work.Dispatch;
import orrery.node.program.Work.ExchangeParts;
import orrery.protocol.link.C2cMessage.Delivery;
import orrery.protocol.link.EthernetMessage.Send;
import orrery.protocol.link.LinkMessage;
import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.payload.Payload;

/**
 * The communication of one device's program: brings what numerics have for a group to the group, and what comes back to
 * numerics.
 *
 * <pre>
 *   prepare ──launch of the kernel──▶ begin ──messages──▶ settled ──▶ deliver
 * </pre>
 */
final class Traffic {
    private final Seat seat;
    private final Numerics numerics;
    private final Communicators communicators;
    private final Choices choices;
    private final int incarnation;
    private final Ongoing ongoing;
    private final Exchanges exchanges;
    private final Map<Group, Communicator> known = new HashMap<>();
    private final Map<Line, Integer> numbers = new HashMap<>();
    private final Map<Integer, Prepared> prepared = new HashMap<>(); // by node
    private final Map<RankRun, Node> collectives = new IdentityHashMap<>();
    private final Map<Exchange, Node> exchanged = new IdentityHashMap<>();
    private final Map<Integer, Settled> settled = new HashMap<>(); // by node
    private final Map<Integer, Begun> begun = new HashMap<>(); // by node

    /** What came of a node. */
    private sealed interface Settled {
        record Collected(float[] values) implements Settled {}

        record Received(List<Payload> payloads) implements Settled {}
    }

    /** When the kernel of a node began, and the number of its communication. */
    private record Begun(long atPs, long about) {}

    /**
     * A node that will be over at a time.
     *
     * @param fromPs when its kernel began
     * @param about the number of its communication, the same for all who take part
     */
    record Over(Node node, long fromPs, long atPs, long about) {}

    Traffic(Seat seat, Ports ports, Numerics numerics, Communicators communicators, Choices choices, int incarnation) {
        this.incarnation = incarnation;
        this.seat = seat;
        this.numerics = numerics;
        this.communicators = communicators;
        this.choices = choices;
        this.ongoing = new Ongoing(ports);
        this.exchanges = new Exchanges(ports);
    }

    private Communicator communicator(Line line) {
        return known.computeIfAbsent(line.group(), group -> communicators.of(seat, group));
    }

    private int number(Line line) {
        return numbers.merge(line, 1, Integer::sum) - 1;
    }

    /** Takes what this rank brings; picoseconds until the kernel of the node runs. */
    long prepare(Node node) {
        var line = Line.of(node).orElseThrow();
        var ready = line.exchange() ? exchange(node, line) : collective(node, line);
        prepared.put(node.number(), ready);
        return ready.choice().pace().launch().picos();
    }

    private Prepared collective(Node node, Line line) {
        var among = communicator(line);
        Contribution brought = numerics.contribution(node);
        var operation = node.work() instanceof AllReduce ? Operation.ALL_REDUCE : Operation.ALL_GATHER;
        var width = new Width(brought.bytes(), Math.max(1, brought.elements()));
        var task = new CollectiveTask(
                number(line),
                among.switchGroup(),
                line.slot(),
                operation,
                choices.collective(operation, brought.bytes(), among),
                ElementType.FLOAT,
                width,
                brought.elements(),
                among.reach(),
                0,
                incarnation);
        return new Prepared.Collective(task, among.rank(), brought.values());
    }

    private Prepared exchange(Node node, Line line) {
        var among = communicator(line);
        var outgoing = numerics.outgoing(node);
        var bytes = outgoing.stream()
                .filter(Objects::nonNull)
                .mapToLong(Payload::bytes)
                .sum();
        var choice = switch ((Communicate) node.work()) {
            case Dispatch _, ExchangeParts _ -> choices.exchange(bytes, among);
            case Combine _ -> choices.staged(bytes, among);
            default -> choices.hop(bytes, among);
        };
        var task = new Exchange.Task(incarnation, number(line), line.slot(), choice, among.reach());
        return new Prepared.Exchanging(task, among.rank(), outgoing);
    }

    /** Turns a bit of what a prepared node brings; what that was, or null where it brings nothing to anybody. */
    String flip(Node node, Flip flip) {
        var ready = prepared.get(node.number()).flippable();
        prepared.put(node.number(), ready);
        return ready.flip(flip);
    }

    /** What a prepared node brings, in numbers: where two bring the same, their messages are the same. */
    long[] brought(Node node) {
        return prepared.get(node.number()).brought();
    }

    /** The devices of a node's group, in rank order. */
    int[] members(Node node) {
        return communicator(Line.of(node).orElseThrow()).reach().members();
    }

    /** What a prepared exchange has for each member; null where it is a collective. */
    List<Payload> outgoing(Node node) {
        return prepared.get(node.number()) instanceof Prepared.Exchanging(var _, var _, var outgoing) ? outgoing : null;
    }

    /** A prepared node is over without a message, with what a collective would have come to. */
    void deliverSum(Node node, float[] values) {
        prepared.remove(node.number());
        numerics.result(node, values);
    }

    /** A prepared node is over without a message, with what an exchange would have brought. */
    void deliverParcels(Node node, List<Payload> payloads) {
        prepared.remove(node.number());
        numerics.incoming(node, payloads);
    }

    /** What a collective that is over came to; null where it is an exchange. */
    float[] sum(Node node) {
        return settled.get(node.number()) instanceof Settled.Collected(var values) ? values : null;
    }

    /** The kernel of a node runs from now on; null unless it is over at once. */
    Over begin(long nowPs, Node node, Outbox out) {
        var ready = prepared.remove(node.number());
        begun.put(node.number(), new Begun(nowPs, ready.about()));
        return switch (ready) {
            case Prepared.Collective(var task, var rank, var values) -> {
                var run = ongoing.begin(nowPs, task, rank, values, out);
                collectives.put(run, node);
                yield settle(run, nowPs);
            }
            case Prepared.Exchanging(var task, var rank, var outgoing) -> {
                var exchange = exchanges.begin(nowPs, task, rank, outgoing, numerics.expected(node), out);
                exchanged.put(exchange, node);
                yield settle(exchange, nowPs);
            }
        };
    }

    /** An alarm of a collective went off; null unless that ends a node. */
    Over wake(long nowPs, Alarm alarm, Outbox out) {
        return settle(ongoing.wake(nowPs, alarm, out), nowPs);
    }

    /**
     * Something from another rank came; null unless that ends a node.
     *
     * @param tailPs when its tail is in
     */
    Over on(long nowPs, int port, LinkMessage message, long tailPs, Outbox out) {
        return switch (message) {
            case Store store
            when Line.isExchange(Exchanges.slot(store.tag())) ->
                settle(exchanges.on(store.source(), port, store.tag(), store.payload(), tailPs), nowPs);
            case Delivery delivery
            when Line.isExchange(Exchanges.slot(delivery.tag())) ->
                settle(exchanges.on(delivery.source(), port, delivery.tag(), delivery.payload(), tailPs), nowPs);
            case Send send
            when Line.isExchange(Exchanges.slot(send.tag())) ->
                settle(exchanges.on(send.source(), port, send.tag(), send.payload(), tailPs), nowPs);
            case NvlinkMessage nvlink -> settle(ongoing.on(nowPs, port, nvlink, tailPs, out), nowPs);
            case Delivery delivery -> settle(ongoing.on(nowPs, port, delivery, tailPs, out), nowPs);
            case Send send -> settle(ongoing.on(nowPs, port, send, tailPs, out), nowPs);
            default -> throw new IllegalStateException("no rank sends " + message);
        };
    }

    private Over settle(RankRun run, long nowPs) {
        if (run == null || !run.done() || !collectives.containsKey(run)) {
            return null;
        }
        var node = collectives.remove(run);
        settled.put(node.number(), new Settled.Collected(run.result()));
        return over(node, Math.max(nowPs, run.donePs()));
    }

    private Over settle(Exchange exchange, long nowPs) {
        if (exchange == null || !exchange.done() || !exchanged.containsKey(exchange)) {
            return null;
        }
        var node = exchanged.remove(exchange);
        settled.put(node.number(), new Settled.Received(exchange.received()));
        return over(node, Math.max(nowPs, exchange.donePs()));
    }

    private Over over(Node node, long atPs) {
        var began = begun.remove(node.number());
        return new Over(node, began.atPs, atPs, began.about);
    }

    /** Nodes whose messages are not all in, in the order of their numbers. */
    List<Node> underway() {
        return Stream.concat(collectives.values().stream(), exchanged.values().stream())
                .sorted(Comparator.comparingInt(Node::number))
                .toList();
    }

    /** A node is over: hands on what came of it. */
    void deliver(Node node) {
        switch (settled.remove(node.number())) {
            case Settled.Collected(var values) -> numerics.result(node, values);
            case Settled.Received(var payloads) -> numerics.incoming(node, payloads);
        }
    }
}
