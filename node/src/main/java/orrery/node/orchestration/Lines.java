package orrery.node.orchestration;

import orrery.fabric.time.Outbox;
import orrery.protocol.payload.Payload;

/** How the orchestrator reaches others. */
public interface Lines {

    /** An order about a copy, to one of its hosts. */
    void toHost(long nowPs, int host, int copy, Payload payload, Outbox out);

    /** Wakes the orchestrator to go on with a copy. */
    void wakeAt(long atPs, int copy, Outbox out);

    /** Takes that back. */
    void cancel(int copy, Outbox out);

    /** An incarnation of a copy serves no more; whoever has requests for it is told. */
    void down(long nowPs, int copy, int incarnation, Outbox out);

    /** A copy serves again. */
    void up(long nowPs, int copy, Outbox out);
}
