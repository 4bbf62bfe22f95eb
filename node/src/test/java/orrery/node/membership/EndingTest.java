package orrery.node.membership;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class EndingTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    /** Stops only when it is let go. */
    private static Behavior<Void> clinging(CountDownLatch letGo) {
        return Behaviors.receive(Void.class)
                .onSignal(PostStop.class, _ -> {
                    letGo.await();
                    return Behaviors.same();
                })
                .build();
    }

    private static void shutOut(ActorSystem<?> system) {
        CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.clusterDowningReason());
    }

    @Test
    void aSystemThatIsShutOutAndCannotEndIsNotWaitedForForEver() throws Exception {
        var letGo = new CountDownLatch(1);
        var system = Systems.local(clinging(letGo), 1);
        try {
            var ended = Systems.whenEnded(system, SHORT);
            shutOut(system);

            ended.get(30, TimeUnit.SECONDS);
            assertFalse(system.getWhenTerminated().toCompletableFuture().isDone());
        } finally {
            letGo.countDown();
            Systems.end(system);
        }
    }

    @Test
    void aSystemThatEndsIsNotWaitedForLonger() throws Exception {
        var system = Systems.local(clinging(new CountDownLatch(0)), 1);
        var ended = Systems.whenEnded(system, Duration.ofDays(1));
        shutOut(system);
        ended.get(30, TimeUnit.SECONDS);
    }

    @Test
    void aSystemThatWorksHasNotEnded() throws Exception {
        var system = Systems.local(clinging(new CountDownLatch(0)), 1);
        var ended = Systems.whenEnded(system, Duration.ofMillis(1));
        TimeUnit.MILLISECONDS.sleep(50);
        assertFalse(ended.isDone());
        Systems.end(system);
        ended.get(30, TimeUnit.SECONDS);
    }
}
