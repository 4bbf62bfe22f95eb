package orrery.node.membership;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.ClusterEvent.ClusterDomainEvent;
import org.apache.pekko.cluster.ClusterEvent.MemberDowned;
import org.apache.pekko.cluster.ClusterEvent.MemberEvent;
import org.apache.pekko.cluster.ClusterEvent.MemberLeft;
import org.apache.pekko.cluster.ClusterEvent.MemberRemoved;
import org.apache.pekko.cluster.ClusterEvent.MemberUp;
import org.apache.pekko.cluster.ClusterEvent.ReachableMember;
import org.apache.pekko.cluster.ClusterEvent.UnreachableMember;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;

/** Tells an observer which hosts come and go. */
public final class RollCall extends AbstractBehavior<RollCall.Command> {

    sealed interface Command {}

    private record Happened(ClusterDomainEvent event) implements Command {}

    private record StillUnreachable(Endpoint member) implements Command {}

    /** On top of what the failure detector waits: a member may be only slow. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final TimerScheduler<Command> timers;
    private final Set<Endpoint> givenUp = new TreeSet<>();
    private final ActorRef<Attendance> observer;

    private RollCall(ActorContext<Command> context, TimerScheduler<Command> timers, ActorRef<Attendance> observer) {
        super(context);
        this.timers = timers;
        this.observer = observer;
        var events = context.messageAdapter(ClusterDomainEvent.class, Happened::new);
        Cluster.get(context.getSystem()).subscriptions().tell(Subscribe.create(events, ClusterDomainEvent.class));
    }

    /** @param observer is first told of everybody who is there, then of changes */
    public static Behavior<Void> create(ActorRef<Attendance> observer) {
        return Behaviors.<Command>setup(
                        context -> Behaviors.withTimers(timers -> new RollCall(context, timers, observer)))
                .unsafeCast();
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Happened.class, happened -> onEvent(happened.event()))
                .onMessage(StillUnreachable.class, this::onStillUnreachable)
                .build();
    }

    private Behavior<Command> onEvent(ClusterDomainEvent event) {
        switch (event) {
            case MemberEvent change when isHost(change.member()) -> onChange(change);
            case UnreachableMember lost
            when isHost(lost.member()) -> {
                var member = endpoint(lost.member());
                timers.startSingleTimer(member, new StillUnreachable(member), GRACE);
            }
            case ReachableMember back when isHost(back.member()) -> onBack(back.member());
            default -> {} // Pekko's events are an open family
        }
        return this;
    }

    private void onChange(MemberEvent change) {
        var member = endpoint(change.member());
        if (change instanceof MemberRemoved) {
            givenUp.remove(member);
        }
        switch (change) {
            case MemberUp up ->
                observer.tell(
                        new Attendance.Present(member, up.member().appVersion().version()));
            case MemberLeft _ -> observer.tell(new Attendance.Gone(member, "it left the cluster"));
            case MemberDowned _ -> observer.tell(new Attendance.Gone(member, "the cluster shut it out"));
            case MemberRemoved _ -> observer.tell(new Attendance.Gone(member, "it was removed from the cluster"));
            default -> {}
        }
    }

    /** Who was given up may come back before the cluster shut it out. */
    private void onBack(Member back) {
        timers.cancel(endpoint(back));
        if (givenUp.remove(endpoint(back))) {
            observer.tell(
                    new Attendance.Present(endpoint(back), back.appVersion().version()));
        }
    }

    private Behavior<Command> onStillUnreachable(StillUnreachable lost) {
        givenUp.add(lost.member());
        observer.tell(new Attendance.Gone(lost.member(), "it does not answer any more"));
        return this;
    }

    private static boolean isHost(Member member) {
        return member.hasRole(Role.HOST.inCluster());
    }

    private static Endpoint endpoint(Member member) {
        return Endpoint.of(member.address());
    }
}
