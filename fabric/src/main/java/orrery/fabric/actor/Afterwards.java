package orrery.fabric.actor;

import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import orrery.protocol.wire.PeerMessage;

/** A Conductor with nothing left to do: a peer may still miss its last frame. */
final class Afterwards {
    private Afterwards() {}

    static Behavior<Conductor.Command> with(Peers peers) {
        return Behaviors.receive(Conductor.Command.class)
                .onMessage(Conductor.FromPeer.class, late -> {
                    if (!(late.message() instanceof PeerMessage.FramePart)) {
                        peers.take(late.message());
                    }
                    return Behaviors.same();
                })
                .onAnyMessage(_ -> Behaviors.same())
                .build();
    }
}
