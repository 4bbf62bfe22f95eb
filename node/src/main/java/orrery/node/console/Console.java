package orrery.node.console;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import orrery.fabric.fault.Amendment;
import orrery.node.host.HostMessage.Amended;
import orrery.node.host.HostMessage.ToConsole;
import orrery.node.host.HostMessage.ToHost;
import orrery.node.membership.Likeness;
import orrery.node.recovery.RunFolder;

/**
 * Waits for the hosts that shall do one job after another.
 *
 * <pre>
 *   Console ──hosts are there──▶ Standing ──Asked──▶ Directing ──done, refused──▶ Standing
 *      └──too few, another likeness    └──host gone       └──host gone
 *                  └───────────────────────┴──────────────────┴──▶ ended: every job ends so
 * </pre>
 */
final class Console extends AbstractBehavior<Console.Command> {

    sealed interface Command {}

    /** A host is there. */
    record Arrived(String member, String version, ActorRef<ToHost> host) implements Command {}

    /** A host is not there any more; before the run begins, another may come instead. */
    record Gone(String member, String how) implements Command {}

    /** Somebody whom this run cannot do without is gone. */
    record Lost(String member, String how) implements Command {}

    record FromHost(ToConsole message) implements Command {}

    /** A job; one at a time. */
    record Asked(Order order) implements Command {}

    /** Faults of the run that is under way are to be amended; one at a time. */
    record Amend(Amendment amendment, CompletableFuture<Amended> answer) implements Command {
        /** Nobody is there to do so. */
        void refuse(String why) {
            answer.completeExceptionally(new IllegalStateException(why));
        }
    }

    /** The run that is under way is to keep another pace; one change at a time. */
    record Repace(long pacePs, long stepPs, CompletableFuture<Long> answer) implements Command {
        /** Nobody is there to do so. */
        void refuse(String why) {
            answer.completeExceptionally(new IllegalStateException(why));
        }
    }

    /** What a kept run can go on from. */
    record Surveyed(RunFolder.Survey survey, Throwable failure) implements Command {}

    enum Tick implements Command {
        TICK
    }

    static final Duration TICK = Duration.ofMillis(250);

    private final Wanted wanted;
    private final TreeMap<String, Arrived> present = new TreeMap<>();
    private final long begunNanos = System.nanoTime();
    private long arrivedNanos = System.nanoTime();
    private Asked waiting;

    private Console(ActorContext<Command> context, TimerScheduler<Command> timers, Wanted wanted) {
        super(context);
        this.wanted = wanted;
        timers.startTimerWithFixedDelay(Tick.TICK, TICK);
    }

    static Behavior<Command> create(Wanted wanted) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> new Console(context, timers, wanted)));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Asked.class, this::onAsked)
                .onMessage(Arrived.class, this::onArrived)
                .onMessage(Amend.class, Console::onAmend)
                .onMessage(Repace.class, Console::onRepace)
                .onMessage(Gone.class, this::onGone)
                .onMessage(Lost.class, lost -> end(new Ending.Lost(lost.member(), "joining", lost.how())))
                .onMessage(Tick.class, _ -> onTick())
                .build();
    }

    /** Between jobs. */
    static Behavior<Command> onAmend(Amend amend) {
        amend.refuse("no run is under way");
        return Behaviors.same();
    }

    /** Between jobs. */
    static Behavior<Command> onRepace(Repace repace) {
        repace.refuse("no run is under way");
        return Behaviors.same();
    }

    private Behavior<Command> onAsked(Asked asked) {
        waiting = asked;
        return this;
    }

    private Behavior<Command> onArrived(Arrived arrived) {
        var ours = Likeness.current();
        var theirs = Likeness.parse(arrived.version());
        if (!theirs.version().equals(ours.version())) {
            return end(new Ending.OtherVersion(arrived.member(), theirs.version(), ours.version()));
        }
        if (!theirs.catalogue().equals(ours.catalogue())) {
            return end(new Ending.OtherCatalogue(arrived.member(), theirs.catalogue(), ours.catalogue()));
        }
        present.put(arrived.member(), arrived);
        arrivedNanos = System.nanoTime();
        return wanted.hosts().isPresent() && present.size() == wanted.hosts().getAsInt() ? stand() : this;
    }

    /** Whether a host would give the same times as this one. */
    static boolean isAlike(Arrived arrived) {
        return Likeness.parse(arrived.version()).equals(Likeness.current());
    }

    private Behavior<Command> onGone(Gone gone) {
        present.remove(gone.member());
        return this;
    }

    private Behavior<Command> onTick() {
        if (wanted.hosts().isEmpty() && !present.isEmpty() && passed(arrivedNanos, Wanted.SETTLING)) {
            return stand();
        }
        return passed(begunNanos, wanted.timeout())
                ? end(new Ending.TooFew(List.copyOf(present.keySet()), wanted.hosts(), wanted.timeout()))
                : this;
    }

    private static boolean passed(long sinceNanos, Duration time) {
        return System.nanoTime() - sinceNanos >= time.toNanos();
    }

    private Behavior<Command> stand() {
        repeatWhatWaits();
        return Standing.create(List.copyOf(present.values()));
    }

    private Behavior<Command> end(Ending ending) {
        repeatWhatWaits();
        return ended(ending);
    }

    private void repeatWhatWaits() {
        if (waiting != null) {
            getContext().getSelf().tell(waiting);
        }
    }

    /** Every job that is still asked for ends so. To stop would end the whole system before it can leave the cluster. */
    static Behavior<Command> ended(Ending ending) {
        return Behaviors.receiveMessage(message -> {
            if (message instanceof Asked(var order)) {
                order.ending().complete(ending);
            } else if (message instanceof Amend amend) {
                amend.refuse("the run has ended");
            } else if (message instanceof Repace repace) {
                repace.refuse("the run has ended");
            }
            return Behaviors.same();
        });
    }
}
