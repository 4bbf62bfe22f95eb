package orrery.node.execution;

import java.util.List;
import orrery.node.plan.Cut;
import orrery.node.seating.Seating;
import orrery.protocol.payload.Restart;

/** How a copy that begins anew stands, derived alike on every JVM from the order that says so. */
public interface Formations {

    /** Whether a device has the seat that it began with, in a copy that is cut as it began. */
    boolean keepsSeat(Restart restart, int device);

    /** How the copy communicates. */
    Communicators communicators(Restart restart);

    /**
     * How copies communicate with each other.
     *
     * @param since orders that those stand by which began anew, at least one
     */
    Communicators among(List<Restart> since);

    /** Who has which seat of the copy; other copies as they began. */
    Seating seating(Restart restart);

    /**
     * How a copy may be cut for at most so many devices, as its cut allows.
     *
     * @return null where it cannot be
     */
    Cut smaller(int copy, int devices);

    /** What a device of the copy works with, its numbers new. */
    Means means(Restart restart, int device);
}
