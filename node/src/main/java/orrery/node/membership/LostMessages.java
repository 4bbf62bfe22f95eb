package orrery.node.membership;

import java.util.concurrent.atomic.LongAdder;
import org.apache.pekko.actor.AllDeadLetters;
import org.apache.pekko.actor.DeadLetter;
import org.apache.pekko.actor.Dropped;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Extension;
import org.apache.pekko.actor.typed.ExtensionId;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.eventstream.EventStream;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Counts what an actor system drops: messages that found a mailbox or a connection full, and Orrery's own messages to actors that
 * are gone. Pekko's own, such as heartbeats to a member that left, do not count.
 */
public final class LostMessages implements Extension {
    private static final String OURS = "orrery.";
    private static final Id ID = new Id();

    private final LongAdder count = new LongAdder();

    private LostMessages(ActorSystem<?> system) {
        var counter = system.systemActorOf(counting(), "lost-messages", Props.empty());
        system.eventStream().tell(new EventStream.Subscribe<>(AllDeadLetters.class, counter));
    }

    /** Of a system; counts from the first time that somebody asks for it. */
    public static LostMessages of(ActorSystem<?> system) {
        return ID.apply(system);
    }

    /** So far. */
    public long count() {
        return count.sum();
    }

    private Behavior<AllDeadLetters> counting() {
        return Behaviors.receiveMessage(lost -> {
            if (lost instanceof Dropped || lost instanceof DeadLetter && isOurs(lost.message())) {
                count.increment();
            }
            return Behaviors.same();
        });
    }

    private static boolean isOurs(Object message) {
        return message.getClass().getName().startsWith(OURS);
    }

    /** By which Pekko finds it. */
    private static final class Id extends ExtensionId<LostMessages> {
        @Override
        public LostMessages createExtension(ActorSystem<?> system) {
            return new LostMessages(system);
        }
    }
}
