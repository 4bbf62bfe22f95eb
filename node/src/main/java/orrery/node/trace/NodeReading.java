package orrery.node.trace;

import java.util.LinkedHashSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orrery.protocol.wire.proto.TraceNodeProto;

/** Turns nodes as they stand in a file into what they mean. */
final class NodeReading {
    /** Eleven days, of all nodes of a file; virtual time, in picoseconds, ends after 106. */
    private static final long MICROS_MOST = 1_000_000_000_000L;

    /** Of all nodes of a file: moved at the pace of the slowest link, they must not outlast virtual time either. */
    private static final long BYTES_MOST = 1L << 50;

    private static final long OPERATIONS_MOST = 1L << 58;

    private final String file;
    private final int rank;
    private long micros;
    private long bytes;
    private long operations;

    NodeReading(String file, int rank) {
        this.file = file;
        this.rank = rank;
    }

    /** @throws TraceProblem where it means nothing */
    TraceNode read(TraceNodeProto proto) {
        var dependencies = new LinkedHashSet<Long>(proto.getCtrlDepsList());
        dependencies.addAll(proto.getDataDepsList());
        var node = new TraceNode(
                proto.getId(),
                proto.getName(),
                new Work.Metadata(),
                dependencies.stream().toList());
        var attributes = new Attributes(file, node.label(), proto.getAttrList());
        return new TraceNode(node.id(), node.name(), work(proto, attributes), node.dependencies());
    }

    private Work work(TraceNodeProto proto, Attributes attributes) {
        return switch (proto.getType()) {
            case INVALID_NODE, METADATA_NODE -> new Work.Metadata();
            case MEM_LOAD_NODE -> memory(proto, attributes, false);
            case MEM_STORE_NODE -> memory(proto, attributes, true);
            case COMP_NODE -> compute(proto, attributes);
            case COMM_SEND_NODE -> send(attributes);
            case COMM_RECV_NODE -> receive(attributes);
            case COMM_COLL_NODE -> collective(attributes);
            case UNRECOGNIZED ->
                throw attributes.problem(
                        "type", Integer.toString(proto.getTypeValue()), "0 to 7, as in Chakra 0.0.4", "");
        };
    }

    private Work memory(TraceNodeProto proto, Attributes attributes, boolean store) {
        return new Work.Memory(store, tensor(attributes), micros(proto, attributes));
    }

    private Work compute(TraceNodeProto proto, Attributes attributes) {
        return new Work.Compute(
                micros(proto, attributes), operations(attributes), tensor(attributes), attributes.flag("is_cpu_op"));
    }

    private long operations(Attributes attributes) {
        var count = attributes.count("num_ops", 0);
        operations = sum(attributes, "num_ops", operations, count, OPERATIONS_MOST);
        return count;
    }

    private long tensor(Attributes attributes) {
        return counted(attributes, "tensor_size", attributes.count("tensor_size", 0));
    }

    private long micros(TraceNodeProto proto, Attributes attributes) {
        micros = sum(attributes, "duration_micros", micros, proto.getDurationMicros(), MICROS_MOST);
        return proto.getDurationMicros();
    }

    private long counted(Attributes attributes, String field, long count) {
        bytes = sum(attributes, field, bytes, count, BYTES_MOST);
        return count;
    }

    private static long sum(Attributes attributes, String field, long before, long number, long most) {
        if (number < 0 || number > most - before) {
            throw attributes.problem(
                    field,
                    Long.toUnsignedString(number)
                            + (before == 0 ? "" : ", beside " + before + " of the nodes before it"),
                    "up to " + most + " in all of a file",
                    "");
        }
        return before + number;
    }

    private Work send(Attributes attributes) {
        requireOwn(attributes, "comm_src");
        return new Work.Send(attributes.rank("comm_dst"), attributes.count("comm_tag", 0), bytes(attributes));
    }

    private Work receive(Attributes attributes) {
        requireOwn(attributes, "comm_dst");
        return new Work.Receive(attributes.rank("comm_src"), attributes.count("comm_tag", 0), bytes(attributes));
    }

    private long bytes(Attributes attributes) {
        return counted(attributes, "comm_size", attributes.count("comm_size"));
    }

    /** A rank sends and receives for itself. */
    private void requireOwn(Attributes attributes, String end) {
        var named = attributes.count(end, rank);
        if (named != rank) {
            throw attributes.problem(
                    end, "rank " + named, "rank " + rank + ", whose file this is", "move the node to that rank's file");
        }
    }

    private Work collective(Attributes attributes) {
        var number = attributes.count("comm_type");
        var kind = CollectiveKind.of(number)
                .orElseThrow(() -> attributes.problem("comm_type", Long.toString(number), kinds(), ""));
        var bytes = kind == CollectiveKind.BARRIER ? 0 : bytes(attributes);
        return new Work.Collective(kind, bytes, attributes.text("pg_name"));
    }

    private static String kinds() {
        return Stream.of(CollectiveKind.values())
                .map(kind -> kind.number() + " " + kind)
                .collect(Collectors.joining(", "));
    }
}
