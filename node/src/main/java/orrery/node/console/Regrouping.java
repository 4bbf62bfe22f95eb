package orrery.node.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import orrery.node.recovery.Keeping;
import orrery.node.recovery.RecoveryEvent;
import orrery.node.recovery.RunFolder;

/**
 * Before a kept job is begun or taken up: looks what it can go on from, and who is there to do it.
 *
 * <pre>
 *   looking ──checkpoints read──▶ waiting ──enough hosts, or some after a while──▶ Directing
 *      └──none is good: ended        └──none at all: ended
 * </pre>
 */
final class Regrouping extends AbstractBehavior<Console.Command> {
    private static final Duration FOR_ANYBODY = Duration.ofSeconds(60);

    private final Order order;
    private final Keeping keeping;
    private final Attempt before;
    private final int wanted;
    private final Ending.Lost lost;
    private final TreeMap<String, Console.Arrived> present = new TreeMap<>();
    private final long sinceNanos = System.nanoTime();
    private final List<Console.Amend> amends = new ArrayList<>(); // for the next attempt
    private Console.Surveyed surveyed;

    private Regrouping(
            ActorContext<Console.Command> context,
            Order order,
            Attempt before,
            List<Console.Arrived> hosts,
            int wanted,
            Ending.Lost lost) {
        super(context);
        this.order = order;
        this.keeping = order.keeping().orElseThrow();
        this.before = before;
        this.wanted = wanted;
        this.lost = lost;
        hosts.forEach(host -> present.put(host.member(), host));
        look();
    }

    /**
     * @param before the attempt that ended
     * @param hosts that are there
     * @param wanted how many there should be
     * @param lost how the run ends where nobody comes
     */
    static Behavior<Console.Command> create(
            Order order, Attempt before, List<Console.Arrived> hosts, int wanted, Ending.Lost lost) {
        return Behaviors.setup(context -> new Regrouping(context, order, before, hosts, wanted, lost));
    }

    /** For the first time. */
    static Behavior<Console.Command> create(Order order, List<Console.Arrived> hosts) {
        var lost = new Ending.Lost("all hosts", "preparing the run", "none is left");
        return create(order, new Attempt(0, 0, 0, Attempt.ONLY.from()), hosts, hosts.size(), lost);
    }

    private void look() {
        var blocking = getContext().getSystem().dispatchers().lookup(DispatcherSelector.fromConfig("orrery.blocking"));
        var looking = CompletableFuture.supplyAsync(() -> survey(keeping.folder()), blocking);
        getContext().pipeToSelf(looking, Console.Surveyed::new);
    }

    private static RunFolder.Survey survey(RunFolder folder) {
        try {
            return folder.survey();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Receive<Console.Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Console.Surveyed.class, this::onSurveyed)
                .onMessage(Console.Arrived.class, this::onArrived)
                .onMessage(Console.Gone.class, gone -> onGone(gone.member()))
                .onMessage(Console.Lost.class, gone -> onGone(gone.member()))
                .onMessage(Console.Amend.class, this::onAmend)
                .onMessage(Console.Repace.class, Console::onRepace)
                .onMessage(Console.Tick.class, _ -> goOn())
                .onAnyMessage(_ -> this)
                .build();
    }

    private Behavior<Console.Command> onArrived(Console.Arrived arrived) {
        if (Console.isAlike(arrived)) {
            present.put(arrived.member(), arrived);
        }
        return goOn();
    }

    private Behavior<Console.Command> onAmend(Console.Amend amend) {
        amends.add(amend);
        return this;
    }

    private Behavior<Console.Command> onGone(String member) {
        present.remove(member);
        return this;
    }

    private Behavior<Console.Command> onSurveyed(Console.Surveyed found) {
        if (found.failure() != null) {
            return end(new Ending.NoCheckpoint(List.of(found.failure().toString())));
        }
        var damaged = found.survey().damaged();
        damaged.forEach(what -> keeping.told().accept(new RecoveryEvent.CheckpointDamaged(what)));
        if (found.survey().good().isEmpty() && !damaged.isEmpty()) {
            return end(new Ending.NoCheckpoint(damaged));
        }
        surveyed = found;
        return goOn();
    }

    private Behavior<Console.Command> goOn() {
        var waited = Duration.ofNanos(System.nanoTime() - sinceNanos);
        var isLongEnough = waited.compareTo(keeping.onLoss().replacement()) >= 0;
        if (surveyed != null && (present.size() >= wanted || isLongEnough && !present.isEmpty())) {
            return direct();
        }
        return waited.compareTo(FOR_ANYBODY) >= 0 ? end(lost) : this;
    }

    private Behavior<Console.Command> direct() {
        try {
            var epoch = keeping.folder().nextEpoch();
            var attempt = new Attempt(
                    before.number() + 1,
                    before.inVain(),
                    epoch,
                    surveyed.survey().good());
            var hosts = List.copyOf(present.values());
            attempt.tell(keeping, hosts.size());
            amends.forEach(getContext().getSelf()::tell);
            return Directing.create(order, attempt, hosts);
        } catch (IOException | RuntimeException e) {
            return end(new Ending.NoCheckpoint(List.of(String.valueOf(e.getMessage()))));
        }
    }

    private Behavior<Console.Command> end(Ending ending) {
        amends.forEach(amend -> amend.refuse("the run has ended"));
        order.ending().complete(ending);
        return present.isEmpty() ? Console.ended(ending) : Standing.create(List.copyOf(present.values()));
    }
}
