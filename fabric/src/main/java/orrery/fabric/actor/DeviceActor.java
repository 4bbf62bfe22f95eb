package orrery.fabric.actor;

import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import orrery.fabric.time.Shell;

/** Hosts one device: advances it when its turn comes. What it sends goes straight into the queues of the others. */
final class DeviceActor extends AbstractMatchingBehavior<Relay> {
    private final Shell shell;
    private final Crew crew;

    private DeviceActor(ActorContext<Relay> context, Shell shell, Crew crew) {
        super(context);
        this.shell = shell;
        this.crew = crew;
    }

    static Behavior<Relay> create(Shell shell, Crew crew) {
        return Behaviors.setup(context -> new DeviceActor(context, shell, crew));
    }

    /** A full heap is a failure of the run, not of the actor system, which could not even say so any more. */
    @Override
    public Behavior<Relay> onMessage(Relay relay) {
        try {
            relay.advanced(shell.advance(relay.untilPs()));
            crew.pass(relay);
        } catch (OutOfMemoryError full) {
            throw new IllegalStateException("no memory left", full);
        }
        return this;
    }
}
