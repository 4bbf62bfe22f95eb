package orrery.protocol.wire;

import java.util.Optional;
import orrery.protocol.link.C2cMessage.Delivery;
import orrery.protocol.link.EthernetMessage;
import orrery.protocol.wire.proto.AcknowledgementProto;
import orrery.protocol.wire.proto.BurstProto;
import orrery.protocol.wire.proto.CongestionNotificationProto;
import orrery.protocol.wire.proto.DeliveredProto;
import orrery.protocol.wire.proto.DeliveryProto;
import orrery.protocol.wire.proto.SendProto;

/** Messages of the scale-out network to and from their Protobuf form. */
final class EthernetMessages {
    private EthernetMessages() {}

    static DeliveryProto.Builder write(EthernetMessage message, DeliveryProto.Builder to, TensorWriter tensors) {
        return switch (message) {
            case EthernetMessage.Send(var source, var destination, var flow, var tag, var payload) ->
                to.setSend(SendProto.newBuilder()
                        .setSource(source)
                        .setDestination(destination)
                        .setFlow(flow)
                        .setTag(tag)
                        .setPayload(Payloads.write(payload, tensors)));
            case EthernetMessage.Burst burst -> to.setBurst(write(burst, tensors));
            case EthernetMessage.Acknowledgement(var source, var destination, var flow, var sequence, var missing) ->
                to.setAcknowledgement(AcknowledgementProto.newBuilder()
                        .setSource(source)
                        .setDestination(destination)
                        .setFlow(flow)
                        .setSequence(sequence)
                        .setMissing(missing));
            case EthernetMessage.CongestionNotification(var source, var destination, var flow) ->
                to.setCongestionNotification(CongestionNotificationProto.newBuilder()
                        .setSource(source)
                        .setDestination(destination)
                        .setFlow(flow));
        };
    }

    private static BurstProto write(EthernetMessage.Burst burst, TensorWriter tensors) {
        var to = BurstProto.newBuilder()
                .setSource(burst.source())
                .setDestination(burst.destination())
                .setFlow(burst.flow())
                .setSequence(burst.sequence())
                .setBytes(burst.bytes())
                .setMarked(burst.marked());
        burst.completes().ifPresent(delivery -> to.setCompletes(write(delivery, tensors)));
        return to.build();
    }

    static DeliveredProto write(Delivery delivery, TensorWriter tensors) {
        return DeliveredProto.newBuilder()
                .setSource(delivery.source())
                .setDestination(delivery.destination())
                .setTag(delivery.tag())
                .setPayload(Payloads.write(delivery.payload(), tensors))
                .build();
    }

    static EthernetMessage read(SendProto from, TensorReader tensors) {
        return new EthernetMessage.Send(
                from.getSource(),
                from.getDestination(),
                from.getFlow(),
                from.getTag(),
                Payloads.read(from.getPayload(), tensors));
    }

    /** Throws {@link WireProblem} where it is longer than any burst can be. */
    static EthernetMessage read(BurstProto from, TensorReader tensors) {
        if (from.getBytes() < 0 || from.getSequence() < 0) {
            throw new WireProblem("a burst from another JVM of " + from.getBytes() + " B, number " + from.getSequence()
                    + "; allowed: 0 and above");
        }
        return new EthernetMessage.Burst(
                from.getSource(),
                from.getDestination(),
                from.getFlow(),
                from.getSequence(),
                from.getBytes(),
                from.getMarked(),
                from.hasCompletes() ? Optional.of(read(from.getCompletes(), tensors)) : Optional.empty());
    }

    static EthernetMessage read(AcknowledgementProto from) {
        return new EthernetMessage.Acknowledgement(
                from.getSource(), from.getDestination(), from.getFlow(), from.getSequence(), from.getMissing());
    }

    static EthernetMessage read(CongestionNotificationProto from) {
        return new EthernetMessage.CongestionNotification(from.getSource(), from.getDestination(), from.getFlow());
    }

    static Delivery read(DeliveredProto from, TensorReader tensors) {
        return new Delivery(
                from.getSource(), from.getDestination(), from.getTag(), Payloads.read(from.getPayload(), tensors));
    }
}
