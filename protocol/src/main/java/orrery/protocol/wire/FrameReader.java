package orrery.protocol.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import orrery.protocol.link.LinkMessage;
import orrery.protocol.wire.proto.FrameProto;

/** Reads what {@link FrameWriter} wrote. */
public final class FrameReader {
    private final FrameProto frame;

    /** Takes each delivery in the order it was written. */
    public interface Receiver {
        void deliver(int destination, int port, long timePs, long spanPs, long order, LinkMessage message);
    }

    /** Throws {@link WireProblem} where the bytes are no frame. */
    public FrameReader(ByteString bytes) {
        try {
            frame = FrameProto.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new WireProblem("a frame from another JVM cannot be read: " + e.getMessage());
        }
    }

    public long promisePs() {
        return frame.getPromisePs();
    }

    /** What the sender announces, opaque here. */
    public List<ByteString> notices() {
        return frame.getNoticesList();
    }

    /** Throws {@link WireProblem} at the first delivery that makes no sense. */
    public void read(Receiver receiver) {
        var tensors = new TensorReader();
        for (var delivery : frame.getDeliveriesList()) {
            if (delivery.getTimePs() < 0 || delivery.getSpanPs() < 0) {
                throw new WireProblem("a delivery from another JVM at " + delivery.getTimePs() + " ps, "
                        + delivery.getSpanPs() + " ps long; allowed: 0 and above");
            }
            receiver.deliver(
                    delivery.getDestination(),
                    delivery.getPort(),
                    delivery.getTimePs(),
                    delivery.getSpanPs(),
                    delivery.getOrder(),
                    Messages.read(delivery, tensors));
        }
    }
}
