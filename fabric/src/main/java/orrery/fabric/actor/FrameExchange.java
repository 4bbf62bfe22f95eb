package orrery.fabric.actor;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import orrery.protocol.wire.PeerMessage.FramePart;
import orrery.protocol.wire.PeerMessage.Received;
import orrery.protocol.wire.PeerMessage.Resend;
import orrery.protocol.wire.WireProblem;

/**
 * One frame to and from every peer per long window, over a transport that may lose, repeat or reorder.
 *
 * <p>Nobody opens window n+1 before it has every frame of window n, so a peer is at most one window ahead: frames of two
 * windows are kept on either side, older ones are repeats and dropped. Bookkeeping only; the Conductor sends.
 */
final class FrameExchange {
    /** Well below Pekko's default frame of 256 KiB, envelope included. */
    static final int PART_BYTES = 192 << 10;
    /** Bounds what a broken peer can make us reserve: 3 GB a frame. */
    private static final int MOST_PARTS = 1 << 14;

    private final long run;
    private final int self;
    private final Set<Integer> peers;
    private final TreeMap<Long, TreeMap<Integer, LeavingFrame>> sent = new TreeMap<>();
    private final TreeMap<Long, TreeMap<Integer, ArrivingFrame>> received = new TreeMap<>();
    private long window;

    FrameExchange(long run, int self, int jvms) {
        this.run = run;
        this.self = self;
        this.peers = new TreeSet<>(
                IntStream.range(0, jvms).filter(jvm -> jvm != self).boxed().toList());
    }

    Set<Integer> peers() {
        return peers;
    }

    int self() {
        return self;
    }

    long window() {
        return window;
    }

    /** Cuts this window's frame for a peer into parts, and keeps them; the first of them, those that may leave at once. */
    List<FramePart> publish(int peer, ByteString frame) {
        var parts = Math.max(1, Math.ceilDiv(frame.size(), PART_BYTES));
        var cut = new ArrayList<FramePart>(parts);
        for (var part = 0; part < parts; part++) {
            var end = Math.min(frame.size(), (part + 1) * PART_BYTES);
            cut.add(new FramePart(run, window, self, part, parts, frame.substring(part * PART_BYTES, end)));
        }
        var leaving = new LeavingFrame(cut);
        sent.computeIfAbsent(window, _ -> new TreeMap<>()).put(peer, leaving);
        return leaving.credited(0);
    }

    /** Takes a part in; what its sender is to be told, where it waits for that. */
    Optional<Received> receive(FramePart part) {
        if (part.run() != run || part.window() < window) {
            return Optional.empty();
        }
        check(part);
        var frame = received.computeIfAbsent(part.window(), _ -> new TreeMap<>())
                .computeIfAbsent(part.sender(), _ -> new ArrivingFrame(part.parts()));
        return frame.add(part) ? Optional.of(new Received(run, part.window(), self, frame.come())) : Optional.empty();
    }

    /** The parts that may leave for a peer now that it has so many. */
    List<FramePart> credit(Received received) {
        var frame = sent.getOrDefault(received.window(), new TreeMap<>()).get(received.receiver());
        return received.run() != run || frame == null ? List.of() : frame.credited(received.count());
    }

    private void check(FramePart part) {
        var plausible = peers.contains(part.sender())
                && part.window() <= window + 1
                && part.parts() >= 1
                && part.parts() <= MOST_PARTS
                && part.part() >= 0
                && part.part() < part.parts();
        if (!plausible) {
            throw new WireProblem("part " + part.part() + " of " + part.parts() + " of window " + part.window()
                    + " from JVM " + part.sender() + " does not belong to window " + window + " of this run");
        }
    }

    boolean complete() {
        return peers.stream().allMatch(peer -> missing(peer).isEmpty());
    }

    /** Parts that a peer still owes for this window; a single -1 where none came, so that their count is unknown. */
    private List<Integer> missing(int peer) {
        var frame = received.getOrDefault(window, new TreeMap<>()).get(peer);
        return frame == null ? List.of(-1) : frame.missing();
    }

    /** What to ask of whom: one request for each peer that owes something. */
    TreeMap<Integer, Resend> requests() {
        var requests = new TreeMap<Integer, Resend>();
        for (var peer : peers) {
            var missing = missing(peer);
            if (!missing.isEmpty()) {
                var parts = missing.getFirst() == -1 ? List.<Integer>of() : missing;
                requests.put(peer, new Resend(run, window, self, parts));
            }
        }
        return requests;
    }

    /** The parts a peer asked for, each once; none where that window is not finished here, or nobody knows the asker. */
    List<FramePart> answer(Resend request) {
        var frame = sent.getOrDefault(request.window(), new TreeMap<>()).get(request.asker());
        return request.run() != run || frame == null ? List.of() : frame.again(request.parts());
    }

    /** The frames of this window, in the order of their senders; then the next window begins. */
    List<ByteString> take() {
        var frames = received.remove(window).values().stream()
                .map(ArrivingFrame::whole)
                .toList();
        sent.headMap(window).clear();
        window++;
        return frames;
    }
}
