package orrery.fabric.actor;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import orrery.fabric.time.Sheaf;
import orrery.protocol.wire.FrameReader;
import orrery.protocol.wire.PeerMessage;

/** The Conductors of the other JVMs: what they are sent, and what they still owe. */
final class Peers {
    private final FrameExchange exchange;
    private final Outgoing outgoing;
    private List<ActorRef<PeerMessage>> conductors = List.of();

    Peers(FrameExchange exchange, int jvms) {
        this.exchange = exchange;
        this.outgoing = new Outgoing(jvms);
    }

    /** Where they are, in the order of their JVMs. */
    void meet(List<ActorRef<PeerMessage>> conductors) {
        this.conductors = List.copyOf(conductors);
    }

    boolean met() {
        return !conductors.isEmpty();
    }

    boolean none() {
        return exchange.peers().isEmpty();
    }

    /** Keeps batches for the frame of this window; from any thread. */
    void add(int peer, Sheaf sheaf) {
        outgoing.add(peer, sheaf);
    }

    void sendFrames(long promisePs, List<ByteString> notices) {
        for (var peer : exchange.peers()) {
            exchange.publish(peer, outgoing.frame(peer, promisePs, notices)).forEach(conductors.get(peer)::tell);
        }
    }

    void take(PeerMessage message) {
        switch (message) {
            // Before all are met nobody can be told; what is missing is asked for later.
            case PeerMessage.FramePart part ->
                exchange.receive(part)
                        .filter(_ -> met())
                        .ifPresent(received -> conductors.get(part.sender()).tell(received));
            case PeerMessage.Received received ->
                exchange.credit(received)
                        .forEach(part -> conductors.get(received.receiver()).tell(part));
            // Whoever is answered was sent a frame before, so its place is known.
            case PeerMessage.Resend resend ->
                exchange.answer(resend)
                        .forEach(part -> conductors.get(resend.asker()).tell(part));
        }
    }

    boolean allFramesIn() {
        return exchange.complete();
    }

    /** The frames of this window, in the order of their senders; then the next window begins. */
    List<FrameReader> frames() {
        return exchange.take().stream().map(FrameReader::new).toList();
    }

    void askAgain() {
        exchange.requests().forEach((peer, request) -> conductors.get(peer).tell(request));
    }

    /** JVMs whose frames have not come. */
    Set<Integer> silent() {
        return exchange.requests().keySet();
    }
}
