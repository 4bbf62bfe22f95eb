package orrery.fabric.actor;

import com.google.protobuf.ByteString;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.SpawnProtocol;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import orrery.protocol.wire.PeerMessage;

/** Several Conductors in one ActorSystem, as if each were a JVM of its own; ends when all finished or one failed. */
public final class Gathering extends AbstractBehavior<Status> {
    private static final long MOST_SECONDS = 60;

    private final CompletableFuture<List<Status>> end;
    private final Function<ActorRef<PeerMessage>, ActorRef<PeerMessage>> channel;
    private final List<ActorRef<Conductor.Command>> conductors;
    private final TreeMap<Integer, ActorRef<PeerMessage>> ready = new TreeMap<>();
    private final TreeMap<Integer, Status.Border> borders = new TreeMap<>();
    private final Announced announced;
    private final TreeMap<Integer, Status> ended = new TreeMap<>();

    private Gathering(
            ActorContext<Status> context,
            List<Part> parts,
            Channel channel,
            Announced announced,
            CompletableFuture<List<Status>> end) {
        super(context);
        this.announced = announced;
        this.channel = conductor -> context.spawnAnonymous(channel.to(conductor));
        this.end = end;
        this.conductors = parts.stream().map(this::spawn).toList();
    }

    /**
     * What each place announces as it begins, and whether the run is left at the border where it is heard.
     *
     * @param atBorder what is done when all rest at one; what it returns is announced by place 0 next, unless it is empty
     * @param pacePs virtual time that passes in a second; place 0 then goes on to announce several times a second. 0 for any
     */
    public record Announced(
            List<String> byPlace, boolean stops, Function<List<Status.Border>, String> atBorder, long pacePs) {
        static final Announced NOTHING = new Announced(List.of(), false);

        public Announced(List<String> byPlace, boolean stops) {
            this(byPlace, stops, _ -> "");
        }

        public Announced(List<String> byPlace, boolean stops, Function<List<Status.Border>, String> atBorder) {
            this(byPlace, stops, atBorder, 0);
        }
    }

    /** What peers say passes through one of these on its way to a Conductor. */
    public interface Channel {
        Behavior<PeerMessage> to(ActorRef<PeerMessage> conductor);

        /** As a transport should be. */
        static Behavior<PeerMessage> faithful(ActorRef<PeerMessage> conductor) {
            return Behaviors.receiveMessage(message -> {
                conductor.tell(message);
                return Behaviors.same();
            });
        }
    }

    /** Runs the parts to their end: each Conductor's last words, or only those of the first that failed. */
    public static List<Status> run(List<Part> parts) {
        return run(parts, Channel::faithful, 2);
    }

    /** As {@link #run(List)}, over a channel of one's own, with so many threads for the devices. */
    public static List<Status> run(List<Part> parts, Channel channel, int threads) {
        return run(parts, channel, Announced.NOTHING, threads);
    }

    /** As {@link #run(List)}; each Conductor's border, where the run is left there. */
    public static List<Status> run(List<Part> parts, Channel channel, Announced announced, int threads) {
        var system = system(threads);
        try {
            return run(system, parts, channel, announced);
        } finally {
            stop(system);
        }
    }

    /** As {@link #run(List)}, in a system that outlives the run. */
    public static List<Status> run(ActorSystem<SpawnProtocol.Command> system, List<Part> parts, Channel channel) {
        return run(system, parts, channel, Announced.NOTHING);
    }

    private static List<Status> run(
            ActorSystem<SpawnProtocol.Command> system, List<Part> parts, Channel channel, Announced announced) {
        var end = new CompletableFuture<List<Status>>();
        Behavior<Status> all = Behaviors.setup(context -> new Gathering(context, parts, channel, announced, end));
        system.tell(new SpawnProtocol.Spawn<>(all, "gathering", Props.empty(), system.ignoreRef()));
        try {
            return end.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the run did not end", e);
        }
    }

    /** A silent system whose devices share so many threads. */
    public static ActorSystem<SpawnProtocol.Command> system(int threads) {
        var config = ConfigFactory.parseString("""
                pekko.loglevel = OFF
                pekko.stdout-loglevel = OFF
                orrery.devices.fork-join-executor { parallelism-min = %1$d, parallelism-max = %1$d }
                """.formatted(threads));
        return ActorSystem.create(SpawnProtocol.create(), "gathering", config.withFallback(ConfigFactory.load()));
    }

    public static void stop(ActorSystem<?> system) {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }

    private ActorRef<Conductor.Command> spawn(Part part) {
        return getContext().spawn(Conductor.create(part, getContext().getSelf()), "conductor-" + part.self());
    }

    @Override
    public Receive<Status> createReceive() {
        return newReceiveBuilder().onMessage(Status.class, this::onStatus).build();
    }

    private Behavior<Status> onStatus(Status status) {
        switch (status) {
            case Status.Ready(var jvm, var conductor) -> onReady(jvm, conductor);
            case Status.Going(var jvm, var _, var _, var _) -> onGoing(jvm);
            case Status.Border border -> onBorder(border);
            case Status.Finished finished -> onFinished(finished);
            case Status.Broken _, Status.Stalled _ -> end.complete(List.of(status));
        }
        return end.isDone() ? Behaviors.stopped() : this;
    }

    private void onReady(int jvm, ActorRef<PeerMessage> conductor) {
        ready.put(jvm, channel.apply(conductor));
        if (ready.size() == conductors.size()) {
            var begin = new Conductor.Begin(List.copyOf(ready.values()), announced.pacePs());
            for (var place = 0; place < announced.byPlace().size(); place++) {
                var notice = ByteString.copyFromUtf8(announced.byPlace().get(place));
                conductors.get(place).tell(new Conductor.Announce(notice));
            }
            conductors.forEach(each -> each.tell(begin));
        }
    }

    private void onGoing(int jvm) {
        if (jvm == 0 && announced.pacePs() > 0) {
            conductors.getFirst().tell(new Conductor.Announce(ByteString.copyFromUtf8("more")));
        }
    }

    /** Once all rest at it, the run is left as it is, or goes on. */
    private void onBorder(Status.Border border) {
        borders.put(border.jvm(), border);
        if (borders.size() < conductors.size()) {
            return;
        }
        if (announced.stops()) {
            end.complete(List.copyOf(borders.values()));
            return;
        }
        var next = announced.atBorder().apply(List.copyOf(borders.values()));
        borders.clear();
        if (!next.isEmpty()) {
            conductors.getFirst().tell(new Conductor.Announce(ByteString.copyFromUtf8(next)));
        }
        conductors.forEach(each -> each.tell(Conductor.GoOn.INSTANCE));
    }

    private void onFinished(Status.Finished finished) {
        ended.put(finished.jvm(), finished);
        if (ended.size() == conductors.size()) {
            end.complete(List.copyOf(ended.values()));
        }
    }
}
