package orrery.node.serving;

import orrery.fabric.time.Outbox;
import orrery.protocol.payload.CacheMove;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.TokenChosen;
import orrery.protocol.payload.Way;

/** How the scheduler of one copy reaches others. */
public interface Post {

    /** A step, to every device of the copy. */
    void launch(long nowPs, Step step, Outbox out);

    /** A cache that goes or comes, to every device of the copy. */
    void move(long nowPs, CacheMove move, Outbox out);

    /** To whoever schedules another copy that a request goes through. */
    void tell(long nowPs, Way way, int copy, Payload payload, Outbox out);

    /** Back to a CPU that schedules another copy. */
    void answer(long nowPs, int cpu, int copy, Payload payload, Outbox out);

    /** A token, to whoever asked. */
    void report(long nowPs, TokenChosen token, Outbox out);

    /** Wakes this scheduler. */
    void wakeAt(long atPs, Wake wake, Outbox out);

    /** Takes back the next of its alarms of a kind. */
    void cancel(Wake wake, Outbox out);

    /** The copy makes no progress. */
    void giveUp(long nowPs, Outbox out);

    /** Why a scheduler is woken. */
    enum Wake {
        /** There may be something to do: a prompt is tokenised. */
        WORK,
        /** The next step is put together. */
        LAUNCH,
        /** The tokens of a step are chosen. */
        SAMPLED,
        /** A step should be over by now. */
        WATCH
    }
}
