package orrery.protocol.link;

import orrery.protocol.payload.Digest;
import orrery.protocol.payload.Nothing;
import orrery.protocol.payload.Payload;

/**
 * How the receiving end of a link keeps the sending end from overrunning it.
 *
 * <p>On Ethernet these are the pause frames of priority flow control. On NVLink and InfiniBand they stand for credits: as
 * long as buffers empty in time a credit's return is no news and none is sent; the two tell when a sender that counts on
 * its credits would run out of them, and when it has some again.
 */
public sealed interface FlowControl extends PortMessage {

    /** Which of the port's queues is meant: a priority, or a virtual lane. */
    int queue();

    /** Nothing more may start. */
    record Stop(int queue) implements FlowControl {
        @Override
        public long digest() {
            return Digest.mix(13L << 56, queue);
        }
    }

    /** There is room again. */
    record Go(int queue) implements FlowControl {
        @Override
        public long digest() {
            return Digest.mix(14L << 56, queue);
        }
    }

    @Override
    default Payload payload() {
        return Nothing.INSTANCE;
    }
}
