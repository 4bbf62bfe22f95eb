package orrery.node.trace;

import orrery.protocol.wire.proto.TraceAttributeProto;
import orrery.protocol.wire.proto.TraceNodeProto;
import orrery.protocol.wire.proto.TraceNodeTypeProto;

/** Turns nodes into what stands in a file, with the types of attributes that Chakra's own tools write. */
final class NodeWriting {
    private NodeWriting() {}

    static TraceNodeProto write(TraceNode node) {
        var proto = TraceNodeProto.newBuilder()
                .setId(node.id())
                .setName(node.name())
                .addAllDataDeps(node.dependencies());
        switch (node.work()) {
            case Work.Metadata() -> proto.setType(TraceNodeTypeProto.METADATA_NODE);
            case Work.Compute compute -> write(compute, proto);
            case Work.Memory(var store, var bytes, var micros) ->
                proto.setType(store ? TraceNodeTypeProto.MEM_STORE_NODE : TraceNodeTypeProto.MEM_LOAD_NODE)
                        .setDurationMicros(micros)
                        .addAttr(unsigned("tensor_size", bytes));
            case Work.Collective collective -> write(collective, proto);
            case Work.Send(var to, var tag, var bytes) ->
                transfer(proto.setType(TraceNodeTypeProto.COMM_SEND_NODE), "comm_dst", to, tag, bytes);
            case Work.Receive(var from, var tag, var bytes) ->
                transfer(proto.setType(TraceNodeTypeProto.COMM_RECV_NODE), "comm_src", from, tag, bytes);
        }
        return proto.build();
    }

    private static void write(Work.Compute compute, TraceNodeProto.Builder proto) {
        proto.setType(TraceNodeTypeProto.COMP_NODE)
                .setDurationMicros(compute.micros())
                .addAttr(flag("is_cpu_op", compute.onHost()))
                .addAttr(signed("num_ops", compute.operations()))
                .addAttr(unsigned("tensor_size", compute.bytes()));
    }

    private static void write(Work.Collective collective, TraceNodeProto.Builder proto) {
        proto.setType(TraceNodeTypeProto.COMM_COLL_NODE)
                .addAttr(flag("is_cpu_op", false))
                .addAttr(signed("comm_type", collective.kind().number()))
                .addAttr(signed("comm_size", collective.bytes()));
        if (!collective.group().isEmpty()) {
            proto.addAttr(TraceAttributeProto.newBuilder().setName("pg_name").setStringVal(collective.group()));
        }
    }

    private static void transfer(TraceNodeProto.Builder proto, String end, int peer, long tag, long bytes) {
        proto.addAttr(flag("is_cpu_op", false))
                .addAttr(TraceAttributeProto.newBuilder().setName(end).setInt32Val(peer))
                .addAttr(tag(tag))
                .addAttr(signed("comm_size", bytes));
    }

    private static TraceAttributeProto tag(long tag) {
        return tag > Integer.MAX_VALUE
                ? signed("comm_tag", tag)
                : TraceAttributeProto.newBuilder()
                        .setName("comm_tag")
                        .setInt32Val((int) tag)
                        .build();
    }

    private static TraceAttributeProto flag(String name, boolean value) {
        return TraceAttributeProto.newBuilder().setName(name).setBoolVal(value).build();
    }

    private static TraceAttributeProto signed(String name, long value) {
        return TraceAttributeProto.newBuilder().setName(name).setInt64Val(value).build();
    }

    private static TraceAttributeProto unsigned(String name, long value) {
        return TraceAttributeProto.newBuilder()
                .setName(name)
                .setUint64Val(value)
                .build();
    }
}
