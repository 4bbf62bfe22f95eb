package orrery.fabric.actor;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Batch;
import orrery.protocol.wire.FrameReader;
import orrery.protocol.wire.FrameWriter;

/** Batches for devices of other JVMs, kept until the long window ends; and the way back from a frame to batches. */
final class Outgoing {
    private final TreeMap<Integer, List<Batch>> byPeer = new TreeMap<>();

    void add(int peer, Batch batch) {
        byPeer.computeIfAbsent(peer, _ -> new ArrayList<>()).add(batch);
    }

    /** The frame for a peer; its batches are gone from here then. */
    ByteString frame(int peer, long promisePs) {
        var writer = new FrameWriter(promisePs);
        var batches = byPeer.remove(peer);
        if (batches != null) {
            batches.forEach(batch -> write(batch, writer));
        }
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

    /** One batch per destination; the queue of the destination puts its arrivals in order. */
    static Iterable<Batch> batches(FrameReader frame) {
        var byDestination = new TreeMap<Integer, Batch>();
        frame.read((destination, port, timePs, spanPs, order, message) -> byDestination
                .computeIfAbsent(destination, device -> new Batch(device, 4))
                .add(timePs, order, new Arrival(port, spanPs, message)));
        return byDestination.values();
    }
}
