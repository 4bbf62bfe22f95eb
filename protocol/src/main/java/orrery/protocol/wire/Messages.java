package orrery.protocol.wire;

import orrery.protocol.link.C2cMessage;
import orrery.protocol.link.EthernetMessage;
import orrery.protocol.link.FlowControl;
import orrery.protocol.link.LinkMessage;
import orrery.protocol.link.LpuMessage;
import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.link.OpticsMessage;
import orrery.protocol.link.PortMessage;
import orrery.protocol.wire.proto.ContributionProto;
import orrery.protocol.wire.proto.DeliveryProto;
import orrery.protocol.wire.proto.FetchProto;
import orrery.protocol.wire.proto.FlowControlProto;
import orrery.protocol.wire.proto.LanesLitProto;
import orrery.protocol.wire.proto.LoadReduceProto;
import orrery.protocol.wire.proto.MulticastProto;
import orrery.protocol.wire.proto.PacketProto;
import orrery.protocol.wire.proto.PostProto;
import orrery.protocol.wire.proto.StoreProto;
import orrery.protocol.wire.proto.TransportBrokenProto;
import orrery.protocol.wire.proto.WriteProto;

/** Link messages to and from their Protobuf form. */
final class Messages {
    private Messages() {}

    static DeliveryProto.Builder write(LinkMessage message, DeliveryProto.Builder to, TensorWriter tensors) {
        return switch (message) {
            case NvlinkMessage nvlink -> writeNvlink(nvlink, to, tensors);
            case EthernetMessage ethernet -> EthernetMessages.write(ethernet, to, tensors);
            case C2cMessage c2c -> writeC2c(c2c, to, tensors);
            case LpuMessage.Packet(var source, var destination, var transfer, var payload) ->
                to.setPacket(PacketProto.newBuilder()
                        .setSource(source)
                        .setDestination(destination)
                        .setTransfer(transfer)
                        .setPayload(Payloads.write(payload, tensors)));
            case PortMessage news -> writeNews(news, to);
        };
    }

    private static DeliveryProto.Builder writeNvlink(
            NvlinkMessage message, DeliveryProto.Builder to, TensorWriter tensors) {
        return switch (message) {
            case NvlinkMessage.Store(var source, var destination, var tag, var payload) ->
                to.setStore(StoreProto.newBuilder()
                        .setSource(source)
                        .setDestination(destination)
                        .setTag(tag)
                        .setPayload(Payloads.write(payload, tensors)));
            case NvlinkMessage.Multicast(var group, var source, var tag, var payload) ->
                to.setMulticast(MulticastProto.newBuilder()
                        .setGroup(group)
                        .setSource(source)
                        .setTag(tag)
                        .setPayload(Payloads.write(payload, tensors)));
            case NvlinkMessage.LoadReduce(var group, var requester, var tag) ->
                to.setLoadReduce(LoadReduceProto.newBuilder()
                        .setGroup(group)
                        .setRequester(requester)
                        .setTag(tag));
            case NvlinkMessage.Fetch(var group, var requester, var tag) ->
                to.setFetch(FetchProto.newBuilder()
                        .setGroup(group)
                        .setRequester(requester)
                        .setTag(tag));
            case NvlinkMessage.Contribution(var group, var source, var tag, var payload) ->
                to.setContribution(ContributionProto.newBuilder()
                        .setGroup(group)
                        .setSource(source)
                        .setTag(tag)
                        .setPayload(Payloads.write(payload, tensors)));
        };
    }

    private static DeliveryProto.Builder writeC2c(C2cMessage message, DeliveryProto.Builder to, TensorWriter tensors) {
        return switch (message) {
            case C2cMessage.Write(var source, var destination, var payload) ->
                to.setWrite(WriteProto.newBuilder()
                        .setSource(source)
                        .setDestination(destination)
                        .setPayload(Payloads.write(payload, tensors)));
            case C2cMessage.Post(var source, var destination, var flow, var tag, var payload) ->
                to.setPost(PostProto.newBuilder()
                        .setSource(source)
                        .setDestination(destination)
                        .setFlow(flow)
                        .setTag(tag)
                        .setPayload(Payloads.write(payload, tensors)));
            case C2cMessage.Delivery delivery -> to.setDelivered(EthernetMessages.write(delivery, tensors));
            case C2cMessage.TransportBroken(var source, var destination) ->
                to.setTransportBroken(
                        TransportBrokenProto.newBuilder().setSource(source).setDestination(destination));
        };
    }

    private static DeliveryProto.Builder writeNews(PortMessage message, DeliveryProto.Builder to) {
        return switch (message) {
            case OpticsMessage.LanesLit(var lanes) ->
                to.setLanesLit(LanesLitProto.newBuilder().setLanes(lanes));
            case FlowControl.Stop(var queue) ->
                to.setStop(FlowControlProto.newBuilder().setQueue(queue));
            case FlowControl.Go(var queue) ->
                to.setGo(FlowControlProto.newBuilder().setQueue(queue));
        };
    }

    static LinkMessage read(DeliveryProto from, TensorReader tensors) {
        return switch (from.getMessageCase()) {
            case STORE -> read(from.getStore(), tensors);
            case MULTICAST -> read(from.getMulticast(), tensors);
            case LOAD_REDUCE -> read(from.getLoadReduce());
            case FETCH -> read(from.getFetch());
            case CONTRIBUTION -> read(from.getContribution(), tensors);
            case SEND -> EthernetMessages.read(from.getSend(), tensors);
            case BURST -> EthernetMessages.read(from.getBurst(), tensors);
            case ACKNOWLEDGEMENT -> EthernetMessages.read(from.getAcknowledgement());
            case CONGESTION_NOTIFICATION -> EthernetMessages.read(from.getCongestionNotification());
            case WRITE -> read(from.getWrite(), tensors);
            case POST -> read(from.getPost(), tensors);
            case DELIVERED -> EthernetMessages.read(from.getDelivered(), tensors);
            case TRANSPORT_BROKEN ->
                new C2cMessage.TransportBroken(
                        from.getTransportBroken().getSource(),
                        from.getTransportBroken().getDestination());
            case PACKET -> read(from.getPacket(), tensors);
            case LANES_LIT -> new OpticsMessage.LanesLit(from.getLanesLit().getLanes());
            case STOP -> new FlowControl.Stop(from.getStop().getQueue());
            case GO -> new FlowControl.Go(from.getGo().getQueue());
            case MESSAGE_NOT_SET -> throw new WireProblem("a delivery from another JVM carries no known message");
        };
    }

    private static LinkMessage read(StoreProto from, TensorReader tensors) {
        return new NvlinkMessage.Store(
                from.getSource(), from.getDestination(), from.getTag(), Payloads.read(from.getPayload(), tensors));
    }

    private static LinkMessage read(MulticastProto from, TensorReader tensors) {
        return new NvlinkMessage.Multicast(
                from.getGroup(), from.getSource(), from.getTag(), Payloads.read(from.getPayload(), tensors));
    }

    private static LinkMessage read(LoadReduceProto from) {
        return new NvlinkMessage.LoadReduce(from.getGroup(), from.getRequester(), from.getTag());
    }

    private static LinkMessage read(FetchProto from) {
        return new NvlinkMessage.Fetch(from.getGroup(), from.getRequester(), from.getTag());
    }

    private static LinkMessage read(ContributionProto from, TensorReader tensors) {
        return new NvlinkMessage.Contribution(
                from.getGroup(), from.getSource(), from.getTag(), Payloads.read(from.getPayload(), tensors));
    }

    private static LinkMessage read(WriteProto from, TensorReader tensors) {
        return new C2cMessage.Write(from.getSource(), from.getDestination(), Payloads.read(from.getPayload(), tensors));
    }

    private static LinkMessage read(PostProto from, TensorReader tensors) {
        return new C2cMessage.Post(
                from.getSource(),
                from.getDestination(),
                from.getFlow(),
                from.getTag(),
                Payloads.read(from.getPayload(), tensors));
    }

    private static LinkMessage read(PacketProto from, TensorReader tensors) {
        return new LpuMessage.Packet(
                from.getSource(), from.getDestination(), from.getTransfer(), Payloads.read(from.getPayload(), tensors));
    }
}
