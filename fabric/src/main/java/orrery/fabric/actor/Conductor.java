package orrery.fabric.actor;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import orrery.fabric.time.Shell;
import orrery.protocol.wire.PeerMessage;
import orrery.protocol.wire.WireProblem;

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
 * With one JVM the horizon is never, and there is no exchange. What is {@link Announce announced} makes all of them rest
 * at the same border of virtual time until they are told to {@link GoOn go on}. A Conductor runs beside the devices' threads, not on
 * them, so that it can tell of a device that never comes back.
 */
public final class Conductor extends AbstractMatchingBehavior<Conductor.Command> {
    /** Content of the largest message to a peer; remoting frames must be larger. */
    public static final int LARGEST_MESSAGE_BYTES = FrameExchange.PART_BYTES;

    /** What a Conductor is told. */
    public sealed interface Command permits Begin, Announce, GoOn, Repace, WindowOver, Due, FromPeer, Tick {}

    /**
     * Every Conductor of the run is there: go.
     *
     * @param conductors in the order of their JVMs, this one's own place included
     * @param pacePs virtual time that passes in a second of wall time, at most; 0 for any
     */
    public record Begin(List<ActorRef<PeerMessage>> conductors, long pacePs) implements Command {
        public Begin(List<ActorRef<PeerMessage>> conductors) {
            this(conductors, 0);
        }
    }

    /** All JVMs shall hear of it, at the same border: see {@link Status.Border}. */
    public record Announce(ByteString notice) implements Command {}

    /** So few picoseconds in a second of wall time that nothing happens, while JVMs still meet and hear of what is announced. */
    public static final long PAUSED_PS = 4;

    /**
     * Virtual time keeps another pace from here on; to be told at a border, before {@link GoOn}.
     *
     * @param pacePs virtual time that passes in a second of wall time, at most; 0 for any, {@link #PAUSED_PS} for none worth the name
     * @param fromPs everything before it happens as fast as it goes
     */
    public record Repace(long pacePs, long fromPs) implements Command {}

    /** What was to be done at the border is done. */
    public enum GoOn implements Command {
        INSTANCE
    }

    /** Every device that was called has advanced. */
    enum WindowOver implements Command {
        INSTANCE
    }

    /** Wall time has come to where the next window begins. */
    private enum Due implements Command {
        DUE
    }

    record FromPeer(PeerMessage message) implements Command {}

    private enum Tick implements Command {
        TICK
    }

    private static final Duration TICK = Duration.ofMillis(100);

    /**
     * Is told, on the Conductor's thread and while all devices lie still, of all events and units of work so far: after every window,
     * and a few times a second while wall time is waited for.
     */
    @FunctionalInterface
    public interface Watcher {
        void windowOver(long events, long achieved);
    }

    private static final Watcher NOBODY = (_, _) -> {};

    private final ActorRef<Status> observer;
    private final Watcher watcher;
    private final int self;
    private final long beginPs;
    private final Horizon horizon;
    private final Peers peers;
    private final Patience patience;
    private final Window window;
    private final Crew crew;
    private final Meeting meeting;
    private final TimerScheduler<Command> timers;
    private Pace pace = Pace.free();
    private boolean resting;
    private long windows;
    private long reachedPs;
    private long donePs; // everything earlier has happened here

    private Conductor(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            Part part,
            ActorRef<Status> observer,
            Watcher watcher) {
        super(context);
        this.timers = timers;
        this.observer = observer;
        this.watcher = watcher;
        this.self = part.self();
        this.beginPs = part.beginPs();
        this.donePs = beginPs;
        this.horizon =
                new Horizon(part.owners(), self, part.lookaheadPs(), part.crossingPs(), part.beginPs(), part.strikes());
        this.peers = new Peers(new FrameExchange(part.run(), self, part.jvms()), part.jvms());
        this.patience = new Patience(part.patience());
        this.window = new Window(horizon, peers, part);
        this.meeting = new Meeting(self, horizon, peers, window);
        this.crew = new Crew(part.owners().length, context.getSelf(), window);
        part.shells().forEach(this::spawn);
        timers.startTimerWithFixedDelay(Tick.TICK, TICK);
        observer.tell(new Status.Ready(self, context.messageAdapter(PeerMessage.class, FromPeer::new)));
    }

    /**
     * @param part the devices of this JVM, and how they lie in the whole
     * @param observer is told that the Conductor is ready, how it gets on, and how it ends
     */
    public static Behavior<Command> create(Part part, ActorRef<Status> observer) {
        return create(part, observer, NOBODY);
    }

    /** As {@link #create(Part, ActorRef)}, for whoever times single windows. */
    public static Behavior<Command> create(Part part, ActorRef<Status> observer, Watcher watcher) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new Conductor(context, timers, part, observer, watcher)));
    }

    private void spawn(Shell shell) {
        var number = shell.device().number();
        var actor = getContext()
                .spawn(
                        DeviceActor.create(shell, crew),
                        "device-" + number,
                        DispatcherSelector.fromConfig("orrery.devices"));
        crew.join(number, actor);
        getContext().watch(actor);
    }

    @Override
    public Behavior<Command> onMessage(Command command) {
        return switch (command) {
            case WindowOver _ -> onWindowOver();
            case Due _ -> proceed();
            case FromPeer fromPeer -> onPeer(fromPeer.message());
            case Begin begin -> onBegin(begin);
            case Tick _ -> onTick();
            case Announce announce -> onAnnounce(announce);
            case GoOn _ -> onGoOn();
            case Repace repace -> onRepace(repace);
        };
    }

    @Override
    public Behavior<Command> onSignal(Signal signal) {
        return signal instanceof ChildFailed failed ? onDeviceFailed(failed) : Behaviors.unhandled();
    }

    /** Said twice where the first might have been lost; once is enough. */
    private Behavior<Command> onBegin(Begin begin) {
        if (peers.met()) {
            return this;
        }
        peers.meet(begin.conductors());
        pace = new Pace(begin.pacePs(), beginPs, System::nanoTime);
        if (pace.isSet() && !peers.none()) {
            horizon.meetBy(pace.firstBeatPs());
        }
        return proceed();
    }

    private Behavior<Command> onWindowOver() {
        watcher.windowOver(window.events(), window.achieved());
        return proceed();
    }

    /** Opens the next window, or ends the long one. */
    private Behavior<Command> proceed() {
        patience.renew();
        if (peers.none()) {
            meeting.alone(pace, donePs);
        }
        var nowPs = horizon.nowPs();
        if (!meeting.heardNothing()) {
            return rest();
        }
        if (nowPs < horizon.untilPs()) {
            return pace.isDue(nowPs) ? openWindow(nowPs) : await(nowPs);
        }
        if (!pace.isDue(horizon.untilPs())) {
            return await(horizon.untilPs());
        }
        if (peers.none()) {
            return horizon.isOver() ? finish() : proceed();
        }
        meeting.begin(pace.beatPs());
        return onMeeting();
    }

    private Behavior<Command> await(long atPs) {
        timers.startSingleTimer(Due.DUE, pace.until(atPs));
        return this;
    }

    private Behavior<Command> openWindow(long nowPs) {
        reachedPs = nowPs;
        donePs = horizon.windowEndPs(nowPs);
        windows++;
        window.call(donePs).forEach(crew::pass);
        return this;
    }

    private Behavior<Command> onPeer(PeerMessage message) {
        try {
            peers.take(message);
        } catch (WireProblem e) {
            return broken("a peer", e);
        }
        return onMeeting();
    }

    private Behavior<Command> onMeeting() {
        try {
            if (!meeting.isOver()) {
                return this;
            }
        } catch (WireProblem e) {
            return broken("a peer", e);
        }
        return horizon.isOver() ? finish() : proceed();
    }

    private Behavior<Command> rest() {
        resting = true;
        observer.tell(meeting.border(self));
        return this;
    }

    private Behavior<Command> onAnnounce(Announce announce) {
        meeting.announce(announce.notice());
        if (peers.met() && peers.none() && timers.isTimerActive(Due.DUE)) {
            timers.cancel(Due.DUE); // nobody has to wait for wall time to hear of it
            return proceed();
        }
        return this;
    }

    private Behavior<Command> onGoOn() {
        if (resting) {
            resting = false;
            window.lookAgain();
            return proceed();
        }
        return this;
    }

    private Behavior<Command> onRepace(Repace repace) {
        pace = new Pace(repace.pacePs(), repace.fromPs(), System::nanoTime);
        return this;
    }

    private Behavior<Command> finish() {
        observer.tell(new Status.Finished(self, window.events(), windows));
        return Afterwards.with(peers);
    }

    private Behavior<Command> onTick() {
        observer.tell(new Status.Going(self, shownPs(), window.events(), window.achieved()));
        if (meeting.isUnderWay()) {
            peers.askAgain();
        }
        if (timers.isTimerActive(Due.DUE)) {
            watcher.windowOver(window.events(), window.achieved());
        }
        if (peers.met() && patience.exhausted() && !isHeldBack()) {
            observer.tell(new Status.Stalled(self, reachedPs, awaited()));
            return Behaviors.stopped();
        }
        return this;
    }

    /** While nothing happens but wall time passes, virtual time passes with it. */
    private long shownPs() {
        return timers.isTimerActive(Due.DUE) ? Math.max(reachedPs, pace.nowPs()) : reachedPs;
    }

    /** By wall time here, or by that of a peer. */
    private boolean isHeldBack() {
        return pace.isSet() && (meeting.isUnderWay() || timers.isTimerActive(Due.DUE));
    }

    private Status.Awaited awaited() {
        if (resting) {
            return new Status.Awaited.GoOn();
        }
        return meeting.isUnderWay()
                ? new Status.Awaited.Frames(List.copyOf(peers.silent()))
                : new Status.Awaited.Devices(window.atWork(), window.inTurn());
    }

    private Behavior<Command> onDeviceFailed(ChildFailed failed) {
        return broken(failed.getRef().path().name(), failed.cause());
    }

    private Behavior<Command> broken(String culprit, Throwable cause) {
        observer.tell(new Status.Broken(self, reachedPs, culprit, cause));
        return Behaviors.stopped();
    }
}
