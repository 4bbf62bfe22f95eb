package orrery.node.execution;

import java.util.List;
import orrery.fabric.time.Derived;
import orrery.protocol.payload.Restart;

/** What a device works with in another seat than it began with: it follows from the order that gave it the seat. */
final class Fitting implements Derived {
    private final Origin origin;
    private final Means means;

    private Fitting(Origin origin) {
        this.origin = origin;
        this.means = origin.formations.means(origin.restart, origin.device);
    }

    /** What a device works with after an order that gives it a seat. */
    static Fitting of(Formations formations, Restart restart, int device) {
        return new Fitting(new Origin(formations, restart, device));
    }

    private record Origin(Formations formations, Restart restart, int device) implements Derivation {
        @Override
        public Derived derive() {
            return new Fitting(this);
        }
    }

    Means means() {
        return means;
    }

    @Override
    public Derivation derivation() {
        return origin;
    }

    @Override
    public List<Object> parts() {
        return means.parts();
    }
}
