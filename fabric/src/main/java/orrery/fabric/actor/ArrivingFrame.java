package orrery.fabric.actor;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import orrery.protocol.wire.PeerMessage.FramePart;
import orrery.protocol.wire.WireProblem;

/** One frame on its way from one peer: the parts that have come. */
final class ArrivingFrame {
    /** A sender hears so often, well before it has to wait. */
    private static final int TOLD_EVERY = LeavingFrame.MOST_UNDER_WAY / 4;

    private final FramePart[] parts;
    private int come;

    ArrivingFrame(int parts) {
        this.parts = new FramePart[parts];
    }

    /**
     * Whether its sender is to be told how many have come.
     *
     * @throws WireProblem where it was cut into another number of parts before
     */
    boolean add(FramePart part) {
        if (parts.length != part.parts()) {
            throw new WireProblem("JVM " + part.sender() + " cut the frame of window " + part.window() + " into "
                    + part.parts() + " parts, and into " + parts.length + " before");
        }
        if (parts[part.part()] == null) {
            come++;
        }
        parts[part.part()] = part;
        return parts.length > LeavingFrame.MOST_UNDER_WAY && come % TOLD_EVERY == 0;
    }

    int come() {
        return come;
    }

    List<Integer> missing() {
        return IntStream.range(0, parts.length)
                .filter(part -> parts[part] == null)
                .boxed()
                .toList();
    }

    ByteString whole() {
        return ByteString.copyFrom(Arrays.stream(parts).map(FramePart::content).toList());
    }
}
