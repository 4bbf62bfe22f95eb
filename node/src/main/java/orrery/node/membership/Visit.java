package orrery.node.membership;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Somebody who joins a cluster to see which hosts are there, has nothing done, and leaves in good order. */
public final class Visit {
    /** Between the first host that is seen and the last: a newcomer is told of all in one go. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private final Map<Endpoint, Likeness> present = new ConcurrentSkipListMap<>();
    private final CountDownLatch first = new CountDownLatch(1);

    private Visit() {}

    /**
     * The hosts of a cluster, and what each has in common with others.
     *
     * @param seed a member of it
     * @param listen an address of this JVM that members can answer to
     * @param patience for the first host to be seen
     * @return empty where the cluster took nobody in, or has no host
     * @throws MembershipProblem where this JVM cannot listen there
     */
    public static Map<Endpoint, Likeness> hosts(Endpoint seed, Endpoint listen, Duration patience) {
        return new Visit().look(seed, listen, patience);
    }

    private Map<Endpoint, Likeness> look(Endpoint seed, Endpoint listen, Duration patience) {
        var system = Systems.member(noting(), Role.CONSOLE, listen, 1, Watch.MUTUAL);
        try {
            Systems.join(system, seed);
            if (first.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                Thread.sleep(SETTLING);
            }
            return new TreeMap<>(present); // whoever leaves is told that everybody is gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        } finally {
            Systems.leave(system);
        }
    }

    private Behavior<Attendance> noting() {
        return Behaviors.setup(context -> {
            context.spawn(RollCall.create(context.getSelf()), "roll-call");
            return Behaviors.receiveMessage(change -> {
                note(change);
                return Behaviors.same();
            });
        });
    }

    private void note(Attendance change) {
        switch (change) {
            case Attendance.Present(var member, var version) -> {
                present.put(member, Likeness.parse(version));
                first.countDown();
            }
            case Attendance.Gone(var member, var _) -> present.remove(member);
        }
    }
}
