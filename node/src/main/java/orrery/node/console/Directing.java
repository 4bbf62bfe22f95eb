package orrery.node.console;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import orrery.node.host.HostMessage.Amended;
import orrery.node.host.HostMessage.Assign;
import orrery.node.host.HostMessage.Begin;
import orrery.node.host.HostMessage.Failed;
import orrery.node.host.HostMessage.Fetch;
import orrery.node.host.HostMessage.Found;
import orrery.node.host.HostMessage.Going;
import orrery.node.host.HostMessage.Look;
import orrery.node.host.HostMessage.NotWritten;
import orrery.node.host.HostMessage.Petition;
import orrery.node.host.HostMessage.Ready;
import orrery.node.host.HostMessage.Release;
import orrery.node.host.HostMessage.Repaced;
import orrery.node.host.HostMessage.Seen;
import orrery.node.host.HostMessage.Slice;
import orrery.node.host.HostMessage.ToConsole;
import orrery.node.host.HostMessage.ToHost;
import orrery.node.host.HostMessage.Written;
import orrery.node.host.JobForm;
import orrery.node.host.Parcel;
import orrery.node.recording.Recording;
import orrery.node.recovery.RecoveryEvent;

/** Takes the hosts through a job. Whatever is not answered is asked again at the next tick. */
final class Directing extends AbstractBehavior<Console.Command> {
    private Order order;
    private final Attempt attempt;
    private final Optional<Checkpointing> checkpoints;
    private final TreeMap<String, Console.Arrived> bench = new TreeMap<>();
    private final long run = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
    private final Places places;
    private final List<Console.Arrived> hosts;
    private final Parcel job;
    private final ActorRef<ToConsole> self;
    private final Amendments amendments;
    private final Pacings pacings;
    private final Lookers lookers;

    private Directing(
            ActorContext<Console.Command> context, Order order, Attempt attempt, List<Console.Arrived> hosts) {
        super(context);
        this.order = order;
        this.attempt = attempt;
        this.checkpoints =
                order.keeping().map(keeping -> new Checkpointing(keeping, run, hosts.size(), attempt.achieved()));
        this.hosts = hosts;
        this.job = Parcel.of(order.job(), context.getSystem());
        this.self = context.messageAdapter(ToConsole.class, Console.FromHost::new);
        this.places = new Places(
                IntStream.range(0, hosts.size()).mapToObj(this::place).toList());
        this.amendments = new Amendments(run, places.first());
        this.pacings = new Pacings(run, places.first());
        this.lookers = new Lookers(run, places, order.onlooker());
        hosts.forEach(host -> context.watchWith(host.host(), new Console.Gone(host.member(), "it stopped")));
        places.all().forEach(this::assign);
    }

    /**
     * @param attempt where the job is begun or taken up
     * @param hosts in the order of their places
     */
    static Behavior<Console.Command> create(Order order, Attempt attempt, List<Console.Arrived> hosts) {
        return Behaviors.setup(context -> new Directing(context, order, attempt, hosts));
    }

    @Override
    public Receive<Console.Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Console.FromHost.class, from -> onHost(from.message()))
                .onMessage(Console.Amend.class, this::onAmend)
                .onMessage(Console.Repace.class, this::onRepace)
                .onMessage(Console.Tick.class, _ -> onTick())
                .onMessage(Console.Arrived.class, this::onArrived)
                .onMessage(Console.Gone.class, gone -> onLost(gone.member(), gone.how()))
                .onMessage(Console.Lost.class, lost -> onLost(lost.member(), lost.how()))
                .onAnyMessage(_ -> this)
                .build();
    }

    private Place place(int number) {
        return new Place(
                number, hosts.get(number), order.record().map(into -> Recording.file(into, attempt.epoch(), number)));
    }

    private void assign(Place place) {
        var kept = order.keeping().map(keeping -> keeping.folder().id()).orElse("");
        tell(
                place,
                new Assign(
                        run,
                        place.number(),
                        places.size(),
                        job.slices(),
                        kept,
                        attempt.epoch(),
                        attempt.folder(),
                        order.record().isPresent(),
                        order.recordIn(),
                        lookers.areThere(),
                        self));
    }

    private static void tell(Place place, ToHost message) {
        place.host().tell(message);
    }

    private void tellAll(ToHost message) {
        places.all().forEach(place -> tell(place, message));
    }

    private Behavior<Console.Command> onHost(ToConsole message) {
        if (message.run() != run) {
            return this;
        }
        var place = places.of(message.jvm());
        switch (message) {
            case Fetch fetch -> onFetch(place, fetch);
            case Ready ready -> onReady(place, ready);
            case Going going -> place.on(going);
            case Found found -> onFound(place, found);
            case Amended amended -> onAmended(amended);
            case Repaced repaced -> pacings.made(repaced).ifPresent(pacePs -> order = order.paced(pacePs));
            case Seen seen -> lookers.show(seen);
            case Look look -> lookers.looks(look.jvm());
            case Petition petition -> lookers.asked(petition);
            case NotWritten not -> checkpoints.ifPresent(each -> each.on(not));
            case Written written -> {
                return onWritten(written);
            }
            case Slice slice -> {
                return onSlice(place, slice);
            }
            case Failed failed -> {
                return end(new Ending.HostFailed(place.member(), failed.failure()), Standing.create(hosts));
            }
        }
        return this;
    }

    private void onFetch(Place place, Fetch fetch) {
        if (job.has(fetch.number())) {
            tell(place, new Slice(run, place.number(), fetch.number(), job.slice(fetch.number())));
        }
    }

    private void onReady(Place place, Ready ready) {
        var isNews = place.ready() == null;
        place.on(ready);
        if (isNews && places.areReady()) {
            places.all().forEach(this::begin);
        }
    }

    private void begin(Place place) {
        tell(place, new Begin(run, places.conductors(), order.job().pacePs()));
    }

    private void onFound(Place place, Found found) {
        place.on(found);
        if (place.isHandingOver()) {
            tell(place, place.fetch(run));
        }
    }

    private Behavior<Console.Command> onSlice(Place place, Slice slice) {
        try {
            place.on(slice, getContext().getSystem());
            if (places.areDone()) {
                order.collect();
                return end(places.done(attempt), Standing.create(hosts));
            }
        } catch (IOException full) {
            return end(new Ending.NotRecorded(full.getMessage()), Standing.create(hosts));
        }
        if (place.isHandingOver()) {
            tell(place, place.fetch(run));
        }
        return this;
    }

    private Behavior<Console.Command> onAmend(Console.Amend amend) {
        amendments.ask(amend);
        askToAmend();
        return this;
    }

    private Behavior<Console.Command> onRepace(Console.Repace repace) {
        pacings.ask(repace);
        pacings.askAgain();
        return this;
    }

    /** A checkpoint holds an amendment or it does not: never are both under way. */
    private void askToAmend() {
        if (checkpoints.filter(Checkpointing::isUnderWay).isEmpty()) {
            amendments.askAgain();
        }
    }

    /** It belongs to the job before anybody hears that it is made. */
    private void onAmended(Amended amended) {
        amendments.made(amended).ifPresent(made -> {
            order = order.amended(made);
            checkpoints.ifPresent(each -> each.amended(
                    order.job().amendments().stream().map(JobForm::word).toList()));
        });
        amendments.on(amended);
    }

    private Behavior<Console.Command> onTick() {
        var whyNotKept = checkpoints.flatMap(Checkpointing::mustEnd);
        if (whyNotKept.isPresent()) {
            return end(new Ending.NotKept(whyNotKept.get()), Standing.create(hosts));
        }
        places.all().forEach(this::remind);
        askToAmend();
        pacings.askAgain();
        tellProgress();
        askForCheckpoint();
        return this;
    }

    /** While all are under way. */
    private void askForCheckpoint() {
        if (places.areUnderWay()) {
            var mayBegin = !amendments.isUnderWay();
            checkpoints.flatMap(each -> each.wanted(mayBegin)).ifPresent(this::tellAll);
        }
    }

    /** Whoever came meanwhile gets a share as soon as there is a checkpoint to go on from. */
    private Behavior<Console.Command> onWritten(Written written) {
        var isSealed = checkpoints.orElseThrow().on(written);
        if (!isSealed && checkpoints.get().isOvertaken()) {
            return end(
                    new Ending.Overtaken(order.keeping().orElseThrow().folder().id()), Standing.create(hosts));
        }
        return isSealed && !bench.isEmpty() ? regroup(hosts, hosts.size() + bench.size(), null) : this;
    }

    private Behavior<Console.Command> onArrived(Console.Arrived arrived) {
        if (Console.isAlike(arrived)
                && order.keeping().isPresent()
                && order.keeping().get().takesIn()) {
            bench.put(arrived.member(), arrived);
        }
        return this;
    }

    /** An assignment that was understood before makes a host say again what it said last. */
    private void remind(Place place) {
        if (place.isHandingOver()) {
            tell(place, place.fetch(run));
        } else if (place.found() == null) {
            assign(place);
            if (place.going() == null && places.areReady()) {
                begin(place);
            }
        }
    }

    private void tellProgress() {
        places.progress(attempt.achieved(), order.job().asked(), order.job().unit())
                .ifPresent(progress -> {
                    order.progress().accept(progress);
                    lookers.show(progress);
                });
    }

    private Behavior<Console.Command> onLost(String member, String how) {
        bench.remove(member);
        return places.heldBy(member)
                .map(place -> lost(new Ending.Lost(member, place.doing(), how)))
                .orElse(this);
    }

    private Behavior<Console.Command> lost(Ending.Lost lost) {
        var isTakenUp =
                order.keeping().map(keeping -> keeping.onLoss().isTakenUp()).orElse(false);
        if (!isTakenUp || attempt.isHopeless()) {
            return end(lost, Console.ended(lost));
        }
        var told = order.keeping().orElseThrow().told();
        told.accept(new RecoveryEvent.HostLost(lost.member(), lost.doing(), lost.how()));
        var left = hosts.stream()
                .filter(host -> !host.member().equals(lost.member()))
                .toList();
        return regroup(left, hosts.size(), lost);
    }

    /** The next attempt, by all who are there. */
    private Behavior<Console.Command> regroup(List<Console.Arrived> left, int wanted, Ending.Lost lost) {
        tellAll(new Release(run));
        var present = Stream.concat(left.stream(), bench.values().stream()).toList();
        amendments.unanswered().ifPresent(getContext().getSelf()::tell);
        pacings.end();
        var hasSealed = checkpoints.orElseThrow().hasSealed();
        var ended = new Attempt(attempt.number(), hasSealed ? 0 : attempt.inVain() + 1, 0, attempt.from());
        return Regrouping.create(order, ended, present, wanted, lost);
    }

    private Behavior<Console.Command> end(Ending ending, Behavior<Console.Command> next) {
        tellAll(new Release(run));
        amendments.end();
        pacings.end();
        order.ending().complete(ending);
        return next;
    }
}
