package orrery.fabric.actor;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import orrery.fabric.time.Batch;
import orrery.fabric.time.Shell;
import orrery.protocol.wire.FrameReader;
import orrery.protocol.wire.PeerMessage;

/**
 * Moves the devices of one JVM through virtual time.
 *
 * <pre>
 *   Waiting ──Begin──▶ Window ──all reported, something before the horizon──▶ Window
 *                        │                                    ▲
 *                        └─nothing before the horizon─▶ Exchange ─every frame in─┘
 *                                                         └─nobody has anything─▶ Finished
 * </pre>
 *
 * With one JVM the horizon is never, and there is no exchange.
 */
public final class Conductor extends AbstractBehavior<Conductor.Command> {

    /** What a Conductor is told. */
    public sealed interface Command permits Begin, Reported, FromPeer, Tick {}

    /** Every Conductor of the run is there: go. In the order of their JVMs, this one's own place included. */
    public record Begin(List<ActorRef<PeerMessage>> conductors) implements Command {}

    record Reported(Shell.Advanced advanced) implements Command {}

    record FromPeer(PeerMessage message) implements Command {}

    private enum Tick implements Command {
        TICK
    }

    private static final Duration TICK = Duration.ofMillis(200);

    private final ActorRef<Status> observer;
    private final Horizon horizon;
    private final FrameExchange exchange;
    private final Outgoing outgoing = new Outgoing();
    private final ActorRef<Shell.Command>[] devices;
    private final Patience patience;
    private final TreeSet<Integer> advancing = new TreeSet<>();
    private List<ActorRef<PeerMessage>> conductors = List.of();
    private boolean exchanging;
    private long promisePs;
    private long events;
    private long achieved;
    private long windows;
    private long reachedPs;

    @SuppressWarnings("unchecked")
    private Conductor(
            ActorContext<Command> context, TimerScheduler<Command> timers, Part part, ActorRef<Status> observer) {
        super(context);
        this.observer = observer;
        this.horizon = new Horizon(part.owners(), part.self(), part.lookaheadPs(), part.crossingPs());
        this.exchange = new FrameExchange(part.run(), part.self(), part.jvms());
        this.patience = new Patience(part.patience());
        this.devices = new ActorRef[part.owners().length];
        part.shells().forEach(this::spawn);
        timers.startTimerWithFixedDelay(Tick.TICK, TICK);
        observer.tell(new Status.Ready(part.self(), context.messageAdapter(PeerMessage.class, FromPeer::new)));
    }

    /**
     * @param part the devices of this JVM, and how they lie in the whole
     * @param observer is told that the Conductor is ready, how it gets on, and how it ends
     */
    public static Behavior<Command> create(Part part, ActorRef<Status> observer) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new Conductor(context, timers, part, observer)));
    }

    /** Where Conductors and devices run: one pool, so that they never wait for each other's cores. */
    public static DispatcherSelector dispatcher() {
        return DispatcherSelector.fromConfig("orrery.devices");
    }

    private void spawn(Shell shell) {
        var number = shell.device().number();
        var behavior = DeviceActor.create(
                shell, batch -> devices[batch.destination()], getContext().getSelf());
        devices[number] = getContext().spawn(behavior, "device-" + number, dispatcher());
        getContext().watch(devices[number]);
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Reported.class, reported -> onReported(reported.advanced()))
                .onMessage(FromPeer.class, fromPeer -> onPeer(fromPeer.message()))
                .onMessage(Begin.class, this::onBegin)
                .onMessage(Tick.class, _ -> onTick())
                .onSignal(ChildFailed.class, this::onDeviceFailed)
                .build();
    }

    private Behavior<Command> onBegin(Begin begin) {
        conductors = begin.conductors();
        return proceed();
    }

    private Behavior<Command> onReported(Shell.Advanced advanced) {
        horizon.advanced(advanced);
        events += advanced.handled();
        achieved += advanced.achieved();
        for (var batch : advanced.sent()) {
            if (!horizon.isLocal(batch.destination())) {
                outgoing.add(horizon.owner(batch.destination()), batch);
            }
        }
        advancing.remove(advanced.device());
        return advancing.isEmpty() ? proceed() : this;
    }

    /** Opens the next window, or ends the long one. */
    private Behavior<Command> proceed() {
        var nowPs = horizon.nowPs();
        if (nowPs < horizon.untilPs()) {
            openWindow(nowPs);
            return this;
        }
        if (exchange.peers().isEmpty()) {
            return finish();
        }
        sendFrames();
        return closeIfComplete();
    }

    private void openWindow(long nowPs) {
        reachedPs = nowPs;
        windows++;
        patience.renew();
        var advance = new Shell.Advance(horizon.windowEndPs(nowPs));
        for (var device = 0; device < devices.length; device++) {
            if (horizon.takeIfBefore(device, advance.untilPs())) {
                advancing.add(device);
                devices[device].tell(advance);
            }
        }
    }

    private void sendFrames() {
        exchanging = true;
        patience.renew();
        promisePs = horizon.promisePs();
        for (var peer : exchange.peers()) {
            exchange.publish(peer, outgoing.frame(peer, promisePs)).forEach(conductors.get(peer)::tell);
        }
    }

    private Behavior<Command> onPeer(PeerMessage message) {
        switch (message) {
            case PeerMessage.FramePart part -> exchange.receive(part);
            case PeerMessage.Resend resend -> exchange.answer(resend).forEach(conductors.get(resend.asker())::tell);
        }
        return closeIfComplete();
    }

    private Behavior<Command> closeIfComplete() {
        if (!exchanging || !exchange.complete()) {
            return this;
        }
        exchanging = false;
        var smallestPs = promisePs;
        for (var bytes : exchange.take()) {
            var frame = new FrameReader(bytes);
            smallestPs = Math.min(smallestPs, frame.promisePs());
            Outgoing.batches(frame).forEach(this::deliver);
        }
        horizon.extend(smallestPs);
        return smallestPs == Horizon.NEVER && horizon.nowPs() == Horizon.NEVER ? finish() : proceed();
    }

    private void deliver(Batch batch) {
        horizon.happens(batch.destination(), batch.earliestPs());
        devices[batch.destination()].tell(batch);
    }

    private Behavior<Command> finish() {
        observer.tell(new Status.Finished(exchange.self(), events, windows));
        return Behaviors.receive(Command.class)
                .onMessage(FromPeer.class, late -> {
                    onLate(late.message());
                    return Behaviors.same();
                })
                .onAnyMessage(_ -> Behaviors.same())
                .build();
    }

    /** A peer may still miss our last frame. */
    private void onLate(PeerMessage message) {
        if (message instanceof PeerMessage.Resend resend) {
            exchange.answer(resend).forEach(conductors.get(resend.asker())::tell);
        }
    }

    private Behavior<Command> onTick() {
        observer.tell(new Status.Going(exchange.self(), reachedPs, events, achieved));
        if (exchanging) {
            exchange.requests().forEach((peer, request) -> conductors.get(peer).tell(request));
        }
        if (!conductors.isEmpty() && patience.exhausted()) {
            observer.tell(new Status.Stalled(exchange.self(), reachedPs, waitingFor()));
            return Behaviors.stopped();
        }
        return this;
    }

    private String waitingFor() {
        return exchanging
                ? "frames from JVMs " + exchange.requests().keySet()
                : "devices " + advancing.stream().limit(20).toList();
    }

    private Behavior<Command> onDeviceFailed(ChildFailed failed) {
        observer.tell(new Status.Broken(
                exchange.self(), reachedPs, failed.getRef().path().name(), failed.cause()));
        return Behaviors.stopped();
    }
}
