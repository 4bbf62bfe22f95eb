package orrery.node.host;

import java.util.function.Supplier;
import orrery.fabric.actor.Conductor;
import orrery.node.host.HostMessage.Assign;
import orrery.node.host.HostMessage.Seen;
import orrery.node.watching.Glimpse;

/** Tells the console a few times a second what there is to see of the devices of one place, while they lie still between windows. */
final class Lookout implements Conductor.Watcher {
    private static final long EVERY_NANOS = 250_000_000L;

    private final Assign assign;
    private final Supplier<Glimpse> sights;
    private long lookedNanos = System.nanoTime();

    private Lookout(Assign assign, Supplier<Glimpse> sights) {
        this.assign = assign;
        this.sights = sights;
    }

    /** Null where there is nothing to see. */
    static Lookout of(Cast cast) {
        return cast.hosted()
                .sights()
                .map(sights -> new Lookout(cast.assign(), sights))
                .orElse(null);
    }

    @Override
    public void windowOver(long events, long achieved) {
        if (System.nanoTime() - lookedNanos >= EVERY_NANOS) {
            look();
        }
    }

    /** Now, while the devices lie still. */
    void look() {
        var glimpse = sights.get();
        lookedNanos = System.nanoTime();
        if (!glimpse.isEmpty()) {
            assign.console().tell(new Seen(assign.run(), assign.jvm(), glimpse));
        }
    }
}
