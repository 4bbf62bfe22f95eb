package orrery.node.host;

import java.util.concurrent.CompletableFuture;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import orrery.node.membership.Endpoint;
import orrery.node.membership.Role;
import orrery.node.membership.Systems;
import orrery.node.membership.Watch;

/** A JVM that serves as a host in a cluster until it leaves. */
public final class Member implements AutoCloseable {

    /** Why a member is none any more. */
    public enum End {
        /** It was asked to leave, or closed. */
        LEFT,
        /** The others, or this one itself, decided that it is not reachable. */
        SHUT_OUT,
        /** No seed answered in time. */
        NO_SEED
    }

    private final ActorSystem<Void> system;
    private final CompletableFuture<Done> ended;

    private Member(ActorSystem<Void> system) {
        this.system = system;
        this.ended = Systems.whenEnded(system);
    }

    /**
     * Starts to listen, in no cluster yet.
     *
     * @throws orrery.node.membership.MembershipProblem where it cannot listen there
     */
    public static Member start(Endpoint listen, int threads, EmulationMaker maker) {
        return start(listen, threads, maker, Watch.MUTUAL);
    }

    /** As {@link #start(Endpoint, int, EmulationMaker)}, where somebody may have started this process. */
    public static Member start(Endpoint listen, int threads, EmulationMaker maker, Watch watch) {
        return new Member(Systems.member(guardian(maker), Role.HOST, listen, threads, watch));
    }

    private static Behavior<Void> guardian(EmulationMaker maker) {
        return Behaviors.setup(context -> {
            context.spawn(Host.create(maker), Host.NAME, Systems.bounded());
            return Behaviors.empty();
        });
    }

    /** Joins the cluster of a seed; with its own endpoint it founds one. */
    public void join(Endpoint seed) {
        Systems.join(system, seed);
    }

    /** Runs something once the cluster has taken this member in. */
    public void whenUp(Runnable action) {
        org.apache.pekko.cluster.Cluster.get(system).registerOnMemberUp(action);
    }

    public Endpoint endpoint() {
        return Systems.endpoint(system);
    }

    /** Waits until it is no member any more. */
    public End await() {
        ended.join();
        return CoordinatedShutdown.get(system)
                .getShutdownReason()
                .map(Member::end)
                .orElse(End.LEFT);
    }

    private static End end(CoordinatedShutdown.Reason reason) {
        if (reason instanceof CoordinatedShutdown.ClusterDowningReason$) {
            return End.SHUT_OUT;
        }
        return reason instanceof CoordinatedShutdown.ClusterJoinUnsuccessfulReason$ ? End.NO_SEED : End.LEFT;
    }

    /** Leaves the cluster in good order. */
    @Override
    public void close() {
        Systems.leave(system);
    }
}
