package orrery.fabric.actor;

import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import orrery.fabric.time.Batch;
import orrery.fabric.time.Shell;

/** Hosts one device: takes batches into its queue, advances it when told to, and passes on what it sent. */
final class DeviceActor extends AbstractMatchingBehavior<Shell.Command> {
    private final Shell shell;
    private final Function<Batch, ActorRef<Shell.Command>> local;
    private final ActorRef<Conductor.Command> conductor;

    private DeviceActor(
            ActorContext<Shell.Command> context,
            Shell shell,
            Function<Batch, ActorRef<Shell.Command>> local,
            ActorRef<Conductor.Command> conductor) {
        super(context);
        this.shell = shell;
        this.local = local;
        this.conductor = conductor;
    }

    /**
     * @param local where a batch goes, or null where its device is on another JVM: the Conductor takes those along
     */
    static Behavior<Shell.Command> create(
            Shell shell, Function<Batch, ActorRef<Shell.Command>> local, ActorRef<Conductor.Command> conductor) {
        return Behaviors.setup(context -> new DeviceActor(context, shell, local, conductor));
    }

    /** A full heap is a failure of the run, not of the actor system, which could not even say so any more. */
    @Override
    public Behavior<Shell.Command> onMessage(Shell.Command command) {
        try {
            switch (command) {
                case Batch batch -> shell.accept(batch);
                case Shell.Advance advance -> advance(advance.untilPs());
            }
        } catch (OutOfMemoryError full) {
            throw new IllegalStateException("no memory left", full);
        }
        return this;
    }

    /** Batches leave before the report does, so they are in their mailboxes before the Conductor opens the next window. */
    private void advance(long untilPs) {
        var advanced = shell.advance(untilPs);
        for (var batch : advanced.sent()) {
            var destination = local.apply(batch);
            if (destination != null) {
                destination.tell(batch);
            }
        }
        conductor.tell(new Conductor.Reported(advanced));
    }
}
