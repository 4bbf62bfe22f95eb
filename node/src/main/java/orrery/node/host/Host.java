package orrery.node.host;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import orrery.node.host.HostMessage.Assign;
import orrery.node.host.HostMessage.Failed;
import orrery.node.host.HostMessage.Release;
import orrery.node.host.HostMessage.ToHost;
import orrery.node.membership.Systems;

/**
 * One per JVM: gives each run that is assigned a {@link Share}, one at a time.
 *
 * <pre>
 *   Free ──Assign──▶ Taken ──share ended (released, console gone)──▶ Free
 *                      └──Assign of another run: "busy"; next where the share is ending, or overtaken
 * </pre>
 */
public final class Host extends AbstractBehavior<Host.Command> {
    /** Its name below {@code /user}, the same in every JVM, so that members find it by their address. */
    public static final String NAME = "host";

    /** What a host is told. */
    public sealed interface Command permits ToHost {}

    private final EmulationMaker maker;
    private ActorRef<Share.Command> share;
    private Assign taken;
    private Assign next;
    private boolean isLeaving;

    private Host(ActorContext<Command> context, EmulationMaker maker) {
        super(context);
        this.maker = maker;
    }

    /** @param maker makes the devices of a place in a run */
    public static Behavior<ToHost> create(EmulationMaker maker) {
        return Behaviors.<Command>setup(context -> new Host(context, maker)).narrow();
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Assign.class, this::onAssign)
                .onMessage(ToHost.class, this::onOther)
                .onSignal(ChildFailed.class, this::onShareFailed)
                .onSignal(Terminated.class, _ -> onShareEnded())
                .build();
    }

    private Behavior<Command> onAssign(Assign assign) {
        if (share == null) {
            take(assign);
        } else if (assign.run() == taken.run()) {
            share.tell(new Share.FromConsole(assign));
        } else if (isLeaving) {
            next = assign;
        } else if (assign.overtakes(taken)) {
            isLeaving = true;
            next = assign;
            share.tell(new Share.FromConsole(new Release(taken.run())));
        } else {
            var busy = new HostFailure.Busy(taken.console().path().address().toString());
            assign.console().tell(new Failed(assign.run(), assign.jvm(), busy));
        }
        return this;
    }

    private void take(Assign assign) {
        taken = assign;
        var name = "run-" + Long.toHexString(assign.run());
        share = getContext().spawn(Share.create(assign, maker), name, Systems.bounded());
        getContext().watch(share);
    }

    private Behavior<Command> onOther(ToHost message) {
        if (share != null && message.run() == taken.run()) {
            isLeaving |= message instanceof Release;
            share.tell(new Share.FromConsole(message));
        }
        return this;
    }

    private Behavior<Command> onShareFailed(ChildFailed failed) {
        var defect = HostFailure.of("taking part", failed.cause());
        taken.console().tell(new Failed(taken.run(), taken.jvm(), defect));
        return onShareEnded();
    }

    private Behavior<Command> onShareEnded() {
        share = null;
        isLeaving = false;
        if (next != null) {
            take(next);
            next = null;
        }
        return this;
    }
}
