package orrery.node.host;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import orrery.fabric.actor.Conductor;
import orrery.fabric.actor.Status;
import orrery.node.host.HostMessage.Assign;
import orrery.node.host.HostMessage.NotWritten;
import orrery.node.host.HostMessage.ToConsole;
import orrery.node.host.HostMessage.Write;
import orrery.node.host.HostMessage.Written;
import orrery.node.recovery.PlaceStates;
import orrery.node.recovery.StateFile;

/**
 * One share's part in checkpoints.
 *
 * <pre>
 *   Write asked for ──place 0 announces──▶ border ──states taken──▶ devices go on
 *                                                        └──states on disk──▶ Written
 * </pre>
 */
final class Keeper extends AbstractBehavior<Keeper.Command> {

    sealed interface Command {}

    /** The console wants a checkpoint; says so again until it is answered. */
    record Asked(Write write) implements Command {}

    /** The devices lie still. */
    record AtBorder(Write write, Status.Border border) implements Command {}

    /** The states are in memory. */
    private enum Taken implements Command {
        TAKEN
    }

    private record Saved(Write asked, Status.Border border, StateFile.Written file, Throwable failure)
            implements Command {}

    private final Assign assign;
    private final Cast cast;
    private final Witnesses witnesses;
    private final ActorRef<Conductor.Command> conductor;
    private final Executor blocking;
    private long announced;
    private long restedNanos;
    private ToConsole answer;

    private Keeper(
            ActorContext<Command> context,
            Assign assign,
            Cast cast,
            Witnesses witnesses,
            ActorRef<Conductor.Command> conductor) {
        super(context);
        this.witnesses = witnesses;
        this.assign = assign;
        this.cast = cast;
        this.conductor = conductor;
        this.blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.fromConfig("orrery.blocking"));
    }

    static Behavior<Command> create(
            Assign assign, Cast cast, Witnesses witnesses, ActorRef<Conductor.Command> conductor) {
        return Behaviors.setup(context -> new Keeper(context, assign, cast, witnesses, conductor));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Asked.class, asked -> onAsked(asked.write()))
                .onMessage(AtBorder.class, at -> keep(at.write(), at.border()))
                .onMessage(Taken.class, _ -> onTaken())
                .onMessage(Saved.class, this::onSaved)
                .build();
    }

    /** An answer that may have been lost is given again; place 0 tells all others with its next frames, once. */
    private Behavior<Command> onAsked(Write write) {
        if (answer != null) {
            assign.console().tell(answer);
        }
        if (assign.jvm() == 0 && write.number() > announced) {
            announced = write.number();
            conductor.tell(new Conductor.Announce(write.bytes(getContext().getSystem())));
        }
        return this;
    }

    private Behavior<Command> keep(Write write, Status.Border border) {
        restedNanos = System.nanoTime();
        var self = getContext().getSelf();
        var writing = CompletableFuture.supplyAsync(this::save, blocking)
                .whenComplete((_, _) -> self.tell(Taken.TAKEN))
                .thenApplyAsync(states -> DeviceStates.write(write, assign.jvm(), states), blocking);
        getContext().pipeToSelf(writing, (file, failure) -> new Saved(write, border, file, Thrown.unwrapped(failure)));
        return this;
    }

    /** What happened until then is on record before anybody can go on from there. */
    private PlaceStates save() {
        witnesses.keep();
        return DeviceStates.save(cast);
    }

    private Behavior<Command> onTaken() {
        restedNanos = System.nanoTime() - restedNanos;
        conductor.tell(Conductor.GoOn.INSTANCE);
        return this;
    }

    private Behavior<Command> onSaved(Saved saved) {
        answer = saved.failure() == null ? written(saved) : notWritten(saved);
        assign.console().tell(answer);
        return this;
    }

    private Written written(Saved saved) {
        var border = saved.border();
        return new Written(
                assign.run(),
                assign.jvm(),
                saved.asked().number(),
                border.atPs(),
                border.achieved(),
                restedNanos,
                saved.file());
    }

    private NotWritten notWritten(Saved saved) {
        return new NotWritten(assign.run(), assign.jvm(), saved.asked().number(), Trace.words(saved.failure()));
    }
}
