package orrery.protocol.wire;

import com.google.protobuf.ByteString;
import java.util.List;

/** What the Conductors of two JVMs say to each other. */
public sealed interface PeerMessage {

    /** Which run it belongs to: messages of another are dropped. */
    long run();

    /** Running number of the long window whose end it tells of. */
    long window();

    /**
     * A piece of one frame's bytes, small enough for one remoting message.
     *
     * @param sender the sending JVM's place in the run
     * @param part counts from 0
     * @param parts how many there are
     * @param content slice of a serialised frame
     */
    record FramePart(long run, long window, int sender, int part, int parts, ByteString content)
            implements PeerMessage {}

    /**
     * Asks for parts again that did not come.
     *
     * @param asker the asking JVM's place in the run
     * @param parts those missing; empty for all
     */
    record Resend(long run, long window, int asker, List<Integer> parts) implements PeerMessage {}

    /**
     * So much of a long frame has come: its sender may have more under way.
     *
     * @param receiver the receiving JVM's place in the run
     * @param count how many different parts have come
     */
    record Received(long run, long window, int receiver, int count) implements PeerMessage {}
}
