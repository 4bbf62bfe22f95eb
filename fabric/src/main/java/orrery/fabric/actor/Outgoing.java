package orrery.fabric.actor;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Batch;
import orrery.fabric.time.Pile;
import orrery.fabric.time.Sheaf;
import orrery.protocol.wire.FrameReader;
import orrery.protocol.wire.FrameWriter;

/** Batches for devices of other JVMs, kept until the long window ends; and the way back from a frame to batches. */
final class Outgoing {
    private final Pile[] byPeer;

    Outgoing(int jvms) {
        byPeer = Stream.generate(Pile::new).limit(jvms).toArray(Pile[]::new);
    }

    /** From any thread. */
    void add(int peer, Sheaf sheaf) {
        byPeer[peer].put(sheaf);
    }

    /** The frame for a peer; its batches are gone from here then. */
    ByteString frame(int peer, long promisePs, List<ByteString> notices) {
        var writer = new FrameWriter(promisePs, notices);
        byPeer[peer].takeAll(batch -> write(batch, writer));
        return writer.bytes();
    }

    private static void write(Batch batch, FrameWriter writer) {
        for (var i = 0; i < batch.size(); i++) {
            var arrival = batch.arrival(i);
            writer.add(
                    batch.destination(),
                    arrival.port(),
                    batch.timePs(i),
                    arrival.spanPs(),
                    batch.order(i),
                    arrival.message());
        }
    }

    /** The batches as they were written, except that neighbours which follow each other may come as one. */
    static List<Batch> batches(FrameReader frame) {
        var batches = new ArrayList<Batch>();
        frame.read((destination, port, timePs, spanPs, order, message) -> {
            var last = batches.isEmpty() ? null : batches.getLast();
            if (last == null || last.destination() != destination || !last.endsBefore(timePs, order)) {
                last = new Batch(destination, 4);
                batches.add(last);
            }
            last.add(timePs, order, new Arrival(port, spanPs, message));
        });
        return batches;
    }
}
