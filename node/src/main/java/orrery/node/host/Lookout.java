package orrery.node.host;

import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import orrery.fabric.actor.Conductor;
import orrery.node.host.HostMessage.Assign;
import orrery.node.host.HostMessage.Seen;
import orrery.node.watching.Glimpse;
import orrery.node.watching.Onlooker;

/**
 * Tells the console, and whoever looks on in this JVM, a few times a second what there is to see of the devices of one place, while
 * they lie still between windows.
 */
final class Lookout implements Conductor.Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    private static final int LAST_LOOKS = 1_000;
    private static final long EVERY_NANOS = 250_000_000L;

    private final Assign assign;
    private final Supplier<Glimpse> sights;
    private final Optional<Onlooker> onlooker;
    private long lookedNanos = System.nanoTime();
    private boolean isBlind;
    private volatile boolean isWatched; // by the console

    private Lookout(Assign assign, Supplier<Glimpse> sights, Optional<Onlooker> onlooker) {
        this.assign = assign;
        this.sights = sights;
        this.onlooker = onlooker;
        this.isWatched = assign.watched();
    }

    /** Empty where there is nothing to see. */
    static Optional<Lookout> of(Cast cast) {
        return cast.hosted()
                .sights()
                .map(sights -> new Lookout(cast.assign(), sights, cast.hosted().onlooker()));
    }

    /** The console wants to be told, or not any more; from any thread. */
    void watched(boolean now) {
        isWatched = now;
    }

    private boolean isWanted() {
        return isWatched || onlooker.isPresent();
    }

    @Override
    public void windowOver(long events, long achieved) {
        if (isWanted() && System.nanoTime() - lookedNanos >= EVERY_NANOS) {
            look();
        }
    }

    /** Now, while the devices lie still. A defect of looking must not be one of the run: then nothing more is seen of it. */
    private boolean look() {
        lookedNanos = System.nanoTime();
        try {
            return !isBlind && tell(sights.get());
        } catch (RuntimeException defect) {
            isBlind = true;
            LOG.warn("nothing more is seen of place {}", assign.jvm(), defect);
            return false;
        }
    }

    /** When nothing more will happen: at all that there is to see, which may be more than fits a message. */
    void lookForTheLastTime() {
        for (var look = 0; isWanted() && look < LAST_LOOKS && look(); look++) {
            // the rest, too
        }
    }

    /** Whether there was anything. */
    private boolean tell(Glimpse glimpse) {
        if (!glimpse.isEmpty()) {
            onlooker.ifPresent(one -> one.seen(assign.jvm(), glimpse));
        }
        if (isWatched && !glimpse.isEmpty()) {
            assign.console().tell(new Seen(assign.run(), assign.jvm(), glimpse));
        }
        return !glimpse.isEmpty();
    }
}
