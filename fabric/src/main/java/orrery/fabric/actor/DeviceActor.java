package orrery.fabric.actor;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import orrery.fabric.time.Shell;

/** Hosts one device: advances it when told to. What it sends goes straight into the queues of the others. */
final class DeviceActor extends AbstractMatchingBehavior<DeviceActor.Advance> {
    private final Shell shell;
    private final Window window;
    private final ActorRef<Conductor.Command> conductor;

    /** Handle everything earlier than the end of the window. */
    record Advance(long untilPs) {}

    private DeviceActor(
            ActorContext<Advance> context, Shell shell, Window window, ActorRef<Conductor.Command> conductor) {
        super(context);
        this.shell = shell;
        this.window = window;
        this.conductor = conductor;
    }

    static Behavior<Advance> create(Shell shell, Window window, ActorRef<Conductor.Command> conductor) {
        return Behaviors.setup(context -> new DeviceActor(context, shell, window, conductor));
    }

    /** A full heap is a failure of the run, not of the actor system, which could not even say so any more. */
    @Override
    public Behavior<Advance> onMessage(Advance advance) {
        try {
            if (window.isLast(shell.advance(advance.untilPs()))) {
                conductor.tell(Conductor.WindowOver.INSTANCE);
            }
        } catch (OutOfMemoryError full) {
            throw new IllegalStateException("no memory left", full);
        }
        return this;
    }
}
