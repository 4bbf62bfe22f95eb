package orrery.node.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import orrery.fabric.actor.Conductor;
import orrery.fabric.actor.Status;
import orrery.node.host.HostMessage.Amend;
import orrery.node.host.HostMessage.Assign;
import orrery.node.host.HostMessage.Begin;
import orrery.node.host.HostMessage.Failed;
import orrery.node.host.HostMessage.Fetch;
import orrery.node.host.HostMessage.Found;
import orrery.node.host.HostMessage.Going;
import orrery.node.host.HostMessage.Granted;
import orrery.node.host.HostMessage.Overview;
import orrery.node.host.HostMessage.Ready;
import orrery.node.host.HostMessage.Release;
import orrery.node.host.HostMessage.Repace;
import orrery.node.host.HostMessage.Shown;
import orrery.node.host.HostMessage.Slice;
import orrery.node.host.HostMessage.ToConsole;
import orrery.node.host.HostMessage.ToHost;
import orrery.node.host.HostMessage.Write;
import orrery.node.job.Job;
import orrery.node.job.JobFindings;
import orrery.node.membership.LostMessages;
import orrery.node.membership.Systems;
import orrery.node.watching.PlaceGlance;

/**
 * One JVM's share of one job: its devices, its Conductor, its findings. Stopping it frees all of them.
 *
 * <pre>
 *   Fetching ──last slice──▶ Preparing ──made──▶ Standing ──Begin──▶ Running ──Finished──▶ Comparing ──▶ Offering
 *      any of them ──Release, console gone──▶ stopped
 * </pre>
 */
final class Share extends AbstractBehavior<Share.Command> {

    sealed interface Command {}

    record FromConsole(ToHost message) implements Command {}

    private record Prepared(Cast cast, Throwable failure) implements Command {}

    private record Observed(Status status) implements Command {}

    private record Compared(Parcel findings, Status.Finished how, Throwable failure) implements Command {}

    private enum Tick implements Command {
        TICK
    }

    private static final Duration TICK = Duration.ofMillis(500);

    private final Assign assign;
    private final EmulationMaker maker;
    private final Executor blocking;
    private final ArrivingParcel arriving;
    private Cast cast;
    private Amending amending;
    private ActorRef<Conductor.Command> conductor;
    private ActorRef<Keeper.Command> keeper;
    private Witnesses witnesses;
    private Gallery gallery; // null where nobody looks on beside this place
    private Pacing pacing;
    private List<String> members = List.of();
    private boolean hasBegun;
    private long lostBefore;
    private Parcel findings;
    private ToConsole report;

    private Share(ActorContext<Command> context, TimerScheduler<Command> timers, Assign assign, EmulationMaker maker) {
        super(context);
        this.assign = assign;
        this.maker = maker;
        this.blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.fromConfig("orrery.blocking"));
        this.arriving = new ArrivingParcel(assign.slices());
        context.watch(assign.console());
        timers.startTimerWithFixedDelay(Tick.TICK, TICK);
        fetch();
    }

    static Behavior<Command> create(Assign assign, EmulationMaker maker) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> new Share(context, timers, assign, maker)));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(FromConsole.class, from -> onConsole(from.message()))
                .onMessage(Observed.class, observed -> onStatus(observed.status()))
                .onMessage(Prepared.class, this::onPrepared)
                .onMessage(Compared.class, this::onCompared)
                .onMessage(Tick.class, _ -> onTick())
                .onSignal(Terminated.class, _ -> Behaviors.stopped())
                .onSignal(PostStop.class, _ -> onStop())
                .build();
    }

    private Behavior<Command> onConsole(ToHost message) {
        switch (message) {
            case Assign again -> onAssign(again);
            case Slice slice -> onSlice(slice);
            case Begin begin -> onBegin(begin);
            case Amend amend -> onAmend(amend);
            case Repace repace -> onRepace(repace);
            case Fetch fetch -> onFetch(fetch);
            case Write write -> onWrite(write);
            case Shown shown -> gallery().ifPresent(each -> each.on(shown));
            case Overview overview -> gallery().ifPresent(each -> each.on(overview));
            case Granted granted -> gallery().ifPresent(each -> each.on(granted));
            case Release _ -> {
                return Behaviors.stopped();
            }
        }
        return this;
    }

    private void onAssign(Assign again) {
        if (witnesses != null) {
            witnesses.watched(again.watched());
        }
        repeatReport();
    }

    private Optional<Gallery> gallery() {
        return Optional.ofNullable(gallery);
    }

    private void report(ToConsole message) {
        report = message;
        repeatReport();
    }

    private void repeatReport() {
        if (report != null) {
            assign.console().tell(report);
        }
    }

    private void fetch() {
        assign.console().tell(new Fetch(assign.run(), assign.jvm(), arriving.next()));
    }

    private Behavior<Command> onTick() {
        if (!arriving.isComplete()) {
            fetch();
        }
        gallery().ifPresent(Gallery::tick);
        return this;
    }

    private void onSlice(Slice slice) {
        if (arriving.isComplete()) {
            return;
        }
        arriving.add(slice);
        if (arriving.isComplete()) {
            prepare();
        } else {
            fetch();
        }
    }

    private void prepare() {
        var system = getContext().getSystem();
        var making = CompletableFuture.supplyAsync(() -> make(arriving.open(Job.class, system)), blocking);
        getContext().pipeToSelf(making, (made, failure) -> new Prepared(made, Thrown.unwrapped(failure)));
    }

    private Cast make(Job job) {
        var cast = Cast.of(job, assign, maker);
        return assign.from().isEmpty() ? cast : DeviceStates.goOn(cast, Path.of(assign.from()));
    }

    private Behavior<Command> onPrepared(Prepared prepared) {
        if (prepared.failure() != null) {
            return fail(HostFailure.of("preparing its devices", prepared.failure()));
        }
        cast = prepared.cast();
        witnesses = new Witnesses(cast);
        gallery = witnesses.onlooker().map(each -> new Gallery(assign, each)).orElse(null);
        try {
            witnesses.record();
        } catch (Recorder.NotRecorded full) {
            return fail(HostFailure.of("recording", full));
        }
        amending = new Amending(getContext().getSystem(), cast);
        pacing = new Pacing(getContext().getSystem(), assign);
        var patience = getContext().getSystem().settings().config().getDuration("orrery.patience");
        var observer = getContext().messageAdapter(Status.class, Observed::new);
        var part = cast.part(patience);
        conductor = getContext().spawn(Conductor.create(part, observer, witnesses), "conductor", Systems.bounded());
        keeper = getContext().spawn(Keeper.create(assign, cast, witnesses, conductor), "keeper", Systems.bounded());
        getContext().watch(keeper);
        return this;
    }

    private void onWrite(Write write) {
        if (hasBegun) {
            keeper.tell(new Keeper.Asked(write));
        }
    }

    private void onBegin(Begin begin) {
        if (conductor != null && !hasBegun) {
            hasBegun = true;
            lostBefore = LostMessages.of(getContext().getSystem()).count();
            members = begin.conductors().stream()
                    .map(peer -> peer.path().address().hostPort())
                    .toList();
            conductor.tell(new Conductor.Begin(begin.conductors(), begin.pacePs()));
            witnesses.paced(begin.pacePs());
        }
    }

    private void onAmend(Amend amend) {
        if (hasBegun) {
            amending.ask(amend, conductor);
        }
    }

    private void onRepace(Repace repace) {
        if (hasBegun) {
            pacing.ask(repace, conductor);
        }
    }

    private Behavior<Command> onStatus(Status status) {
        switch (status) {
            case Status.Ready ready -> report(new Ready(run(), jvm(), cast.size(), threads(), ready.conductor()));
            case Status.Going going -> onGoing(going);
            case Status.Border border -> onBorder(border);
            case Status.Finished finished -> compare(finished);
            case Status.Broken broken -> fail(cast.broke(broken));
            case Status.Stalled stalled -> fail(cast.stalled(stalled, members));
        }
        return this;
    }

    /** The devices go on at once, or as soon as their states are taken. */
    private void onBorder(Status.Border border) {
        var writes = new ArrayList<Write>();
        for (var notice : border.notices()) {
            switch (Agreed.of(notice, getContext().getSystem())) {
                case Amend amend -> amending.at(amend, border);
                case Repace repace -> {
                    pacing.at(repace, border, conductor);
                    witnesses.paced(repace.pacePs());
                }
                case Write write -> writes.add(write);
            }
        }
        if (writes.isEmpty()) {
            conductor.tell(Conductor.GoOn.INSTANCE);
        } else {
            amending.keptAt(border.atPs());
            keeper.tell(new Keeper.AtBorder(writes.getLast(), border));
        }
    }

    /** The Conductor ticks before it begins, too; that is no news to anybody. */
    private void onGoing(Status.Going going) {
        if (hasBegun) {
            assign.console().tell(new Going(run(), jvm(), going.reachedPs(), going.events(), going.achieved()));
            witnesses.reached(glance(going));
        }
    }

    private PlaceGlance glance(Status.Going going) {
        var member = getContext().getSystem().address().hostPort();
        return new PlaceGlance(jvm(), member, cast.size(), threads(), going.reachedPs(), going.events());
    }

    private void compare(Status.Finished finished) {
        witnesses.lookForTheLastTime();
        var system = getContext().getSystem();
        var comparing = CompletableFuture.supplyAsync(() -> Parcel.of(found(), system), blocking);
        getContext()
                .pipeToSelf(comparing, (found, failure) -> new Compared(found, finished, Thrown.unwrapped(failure)));
    }

    private JobFindings found() {
        witnesses.seal();
        return cast.findings();
    }

    private Behavior<Command> onCompared(Compared compared) {
        if (compared.failure() != null) {
            return fail(HostFailure.of("comparing with one device", compared.failure()));
        }
        findings = compared.findings();
        var how = compared.how();
        var lost = LostMessages.of(getContext().getSystem()).count() - lostBefore;
        report(new Found(run(), jvm(), how.events(), how.windows(), lost, findings.slices(), witnesses.slices()));
        return this;
    }

    private void onFetch(Fetch fetch) {
        if (findings != null) {
            slice(fetch.number())
                    .ifPresent(slice -> assign.console().tell(new Slice(run(), jvm(), fetch.number(), slice)));
        }
    }

    /** Of the findings, and then of what is on record. */
    private Optional<byte[]> slice(int number) {
        return findings.has(number) ? Optional.of(findings.slice(number)) : witnesses.slice(number - findings.slices());
    }

    private Behavior<Command> onStop() {
        if (witnesses != null) {
            witnesses.close();
        }
        return this;
    }

    /** Stays until it is released, so that the console can ask again. */
    private Behavior<Command> fail(HostFailure failure) {
        report(new Failed(run(), jvm(), failure));
        return this;
    }

    private int threads() {
        return getContext().getSystem().settings().config().getInt("orrery.devices.fork-join-executor.parallelism-max");
    }

    private long run() {
        return assign.run();
    }

    private int jvm() {
        return assign.jvm();
    }
}
