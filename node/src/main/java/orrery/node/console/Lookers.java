package orrery.node.console;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import orrery.node.host.HostMessage.Granted;
import orrery.node.host.HostMessage.Overview;
import orrery.node.host.HostMessage.Petition;
import orrery.node.host.HostMessage.Seen;
import orrery.node.host.HostMessage.Shown;
import orrery.node.outcome.Progress;
import orrery.node.watching.Onlooker;
import orrery.node.watching.Standings;

/** Places beside which somebody looks on: they are shown all of the run for as long as they say that they look. */
final class Lookers {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int KEPT = 64; // answers of a place, which it may not have heard

    private final long run;
    private final Places places;
    private final Optional<Onlooker> onlooker; // beside the console
    private final Map<Integer, Long> lookedNanos = new HashMap<>(); // by place
    private final Map<Integer, Map<Long, CompletableFuture<String>>> answers = new HashMap<>(); // by place and petition

    Lookers(long run, Places places, Optional<Onlooker> onlooker) {
        this.run = run;
        this.places = places;
        this.onlooker = onlooker;
    }

    /** Somebody beside a place looks on. */
    void looks(int place) {
        lookedNanos.put(place, System.nanoTime());
    }

    /** Whether anybody looks, here or there. */
    boolean areThere() {
        return onlooker.isPresent() || !lookedNanos.isEmpty();
    }

    /** To everybody; whoever looks on beside the place itself has seen it. */
    void show(Seen seen) {
        onlooker.ifPresent(each -> each.seen(seen.jvm(), seen.glimpse()));
        each(place -> {
            if (place != seen.jvm()) {
                places.of(place).host().tell(new Shown(run, seen.jvm(), seen.glimpse()));
            }
        });
    }

    /** To everybody. */
    void show(Progress progress) {
        var glances = places.glances();
        onlooker.ifPresent(each -> each.places(glances));
        var permits = onlooker.map(Onlooker::permits).orElse(Standings.Permits.NONE);
        var now = new Standings(progress.now().picos(), progress.events(), progress.achieved(), glances, permits);
        each(place -> places.of(place).host().tell(new Overview(run, now)));
    }

    private void each(IntConsumer told) {
        var now = System.nanoTime();
        lookedNanos.values().removeIf(nanos -> now - nanos > PATIENCE.toNanos());
        lookedNanos.keySet().forEach(told::accept);
    }

    /** What was asked before is not done again: its answer may have been lost. */
    void asked(Petition petition) {
        var known = answers.computeIfAbsent(petition.jvm(), _ -> new HashMap<>());
        known.keySet().removeIf(number -> number <= petition.number() - KEPT);
        var host = places.of(petition.jvm()).host();
        var isNew = !known.containsKey(petition.number());
        var answer = known.computeIfAbsent(
                petition.number(),
                _ -> onlooker.map(each -> each.asked(petition.asked())).orElseGet(CompletableFuture::new));
        if (isNew || answer.isDone()) {
            answer.thenAccept(words -> host.tell(new Granted(run, petition.number(), words)));
        }
    }
}
