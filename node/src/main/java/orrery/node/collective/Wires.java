package orrery.node.collective;

import orrery.fabric.link.Ports;
import orrery.fabric.time.Outbox;
import orrery.node.schedule.Action.Way;
import orrery.protocol.link.LinkMessage;
import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.link.NvlinkMessage.Contribution;
import orrery.protocol.link.NvlinkMessage.LoadReduce;
import orrery.protocol.link.NvlinkMessage.Multicast;
import orrery.protocol.payload.Nothing;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Sized;
import orrery.protocol.payload.Tensor;

/** Puts one rank's pieces on its ports, striped, and counts the messages. */
final class Wires {
    private final Reach reach;
    private final int group;
    private final int rank;
    private final int device;
    private final Ports ports;
    private final Width width;
    private final Protocol protocol;
    private final int channels;
    private Piece last;
    private Payload[] payloads; // of the last piece, by stripe
    private long messages;

    /** @param values null where none are carried */
    private record Piece(Stripes stripes, long elements, Values values) {}

    Wires(CollectiveTask task, int rank, Ports ports) {
        this.reach = task.reach();
        this.group = task.group();
        this.rank = rank;
        this.device = reach.device(rank);
        this.ports = ports;
        this.width = task.width();
        this.protocol = task.choice().protocol();
        this.channels = task.choice().channels();
    }

    long messages() {
        return messages;
    }

    /** In how many stripes a piece goes to a rank. */
    int stripesTo(int other) {
        return reach.to(rank, other).count();
    }

    int stripesToSwitches() {
        return reach.toSwitches().count();
    }

    void store(int other, long tag, long elements, Values values, long headPs, long spanPs, Outbox out) {
        var stripes = reach.to(rank, other);
        for (var stripe = 0; stripe < stripes.count(); stripe++) {
            var payload = payload(stripes, stripe, elements, values);
            pass(stripes, stripe, reach.message(rank, other, flow(tag), tag, payload), headPs, spanPs, out);
        }
    }

    /** Every channel has a queue pair of its own, and pieces take them in turn. */
    private int flow(long tag) {
        return PieceTag.lane(tag) * channels + PieceTag.piece(tag) % channels;
    }

    /** To the switch of every plane. */
    void through(Way way, long tag, long elements, Values values, long headPs, long spanPs, Outbox out) {
        var stripes = reach.toSwitches();
        for (var stripe = 0; stripe < stripes.count(); stripe++) {
            pass(stripes, stripe, message(way, tag, stripe, elements, values), headPs, spanPs, out);
        }
    }

    private NvlinkMessage message(Way way, long tag, int stripe, long elements, Values values) {
        return switch (way) {
            case MULTICAST -> new Multicast(group, device, tag, payload(reach.toSwitches(), stripe, elements, values));
            case LOAD_REDUCE -> new LoadReduce(group, device, tag);
            case BARRIER -> new Contribution(group, device, tag, Nothing.INSTANCE);
            case STORE -> throw new IllegalStateException("a store goes to a rank");
        };
    }

    /** Answers a fetch with this rank's addend, by the port it came in. */
    void contribute(int port, long tag, long elements, Values values, long nowPs, Outbox out) {
        var stripes = reach.toSwitches();
        var stripe = stripes.of(port);
        var addend = payload(stripes, stripe, elements, values);
        pass(stripes, stripe, new Contribution(group, device, tag, addend), nowPs, 0, out);
    }

    private void pass(Stripes stripes, int stripe, LinkMessage message, long headPs, long spanPs, Outbox out) {
        messages += stripes.alike(stripe);
        ports.pass(headPs, stripes.port(stripe), spanPs, message, out);
    }

    /** Most pieces are as the one before, or the same for another rank, so their payloads are the same objects. */
    private Payload payload(Stripes stripes, int stripe, long elements, Values values) {
        var piece = new Piece(stripes, elements, values);
        if (!piece.equals(last)) {
            last = piece;
            payloads = new Payload[stripes.count()];
        }
        if (payloads[stripe] == null) {
            payloads[stripe] = stripeOf(piece, stripe);
        }
        return payloads[stripe];
    }

    private Payload stripeOf(Piece piece, int stripe) {
        var bytes = bytes(piece.stripes, stripe, piece.elements);
        var values = piece.values;
        if (values == null) {
            return new Sized(bytes);
        }
        var from = values.from() + piece.stripes.from(stripe, values.count());
        var to = values.from() + piece.stripes.from(stripe + 1, values.count());
        return Tensor.view(values.array(), from, to, bytes);
    }

    private long bytes(Stripes stripes, int stripe, long elements) {
        return protocol.wireBytes(stripes.bytes(stripe, width.bytesOf(elements)));
    }
}
