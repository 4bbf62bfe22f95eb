package orrery.fabric.actor;

import java.util.ArrayDeque;
import java.util.SplittableRandom;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import orrery.protocol.wire.PeerMessage;

/** A transport that loses, repeats and holds back messages, by seed. */
final class Hardship {
    private final SplittableRandom random;
    private final ActorRef<PeerMessage> conductor;
    private final ArrayDeque<PeerMessage> heldBack = new ArrayDeque<>();

    private Hardship(long seed, ActorRef<PeerMessage> conductor) {
        this.random = new SplittableRandom(seed);
        this.conductor = conductor;
    }

    static Gathering.Channel of(long seed) {
        return conductor -> {
            var hardship = new Hardship(seed, conductor);
            return Behaviors.receiveMessage(hardship::on);
        };
    }

    private Behavior<PeerMessage> on(PeerMessage message) {
        switch (random.nextInt(10)) {
            case 0 -> {}
            case 1 -> heldBack.add(message);
            case 2 -> {
                conductor.tell(message);
                heldBack.add(message);
            }
            default -> conductor.tell(message);
        }
        if (random.nextBoolean() && !heldBack.isEmpty()) {
            conductor.tell(random.nextBoolean() ? heldBack.pollLast() : heldBack.pollFirst());
        }
        return Behaviors.same();
    }
}
