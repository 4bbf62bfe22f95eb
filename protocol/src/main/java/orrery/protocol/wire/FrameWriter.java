package orrery.protocol.wire;

import com.google.protobuf.ByteString;
import java.util.List;
import orrery.protocol.link.LinkMessage;
import orrery.protocol.wire.proto.DeliveryProto;
import orrery.protocol.wire.proto.FrameProto;

/** Writes all that one JVM has for another at the end of a long window. */
public final class FrameWriter {
    private final FrameProto.Builder frame = FrameProto.newBuilder();
    private final TensorWriter tensors = new TensorWriter();

    /**
     * @param promisePs nothing from the sender, or set off by its messages, crosses between JVMs earlier
     * @param notices what every JVM shall hear of once it has this window's frames
     */
    public FrameWriter(long promisePs, List<ByteString> notices) {
        frame.setPromisePs(promisePs).addAllNotices(notices);
    }

    /** Adds a message whose head arrives at a device's port. */
    public void add(int destination, int port, long timePs, long spanPs, long order, LinkMessage message) {
        var delivery = DeliveryProto.newBuilder()
                .setDestination(destination)
                .setPort(port)
                .setTimePs(timePs)
                .setSpanPs(spanPs)
                .setOrder(order);
        frame.addDeliveries(Messages.write(message, delivery, tensors));
    }

    public ByteString bytes() {
        return frame.build().toByteString();
    }
}
