package orrery.node.execution;

import orrery.fabric.time.Outbox;
import orrery.node.plan.Seat;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Step;

/** The step of a worker that is not run, since its course is worked out elsewhere: begun, asked for, and over when it would be. */
final class Foreseen {
    /** In place of a node in alarms about steps: whether the end of the step is known. */
    static final int ASK = 1;
    /** In place of a node in alarms about steps: the step is over. */
    static final int OVER = 2;

    private final Seat seat;
    private final Foresight foresight;
    private final KernelClock clock;
    private Step step; // null where none is under way
    private Foresight.Ending ending; // null until it is known

    Foreseen(Seat seat, Foresight foresight, KernelClock clock) {
        this.seat = seat;
        this.foresight = foresight;
        this.clock = clock;
    }

    boolean isUnderway() {
        return step != null;
    }

    /** Whether the step is begun, rather than to be run. */
    boolean begin(long nowPs, Step next, Outbox out) {
        if (!foresight.takes(next)) {
            return false;
        }
        step = next;
        out.wakeAt(foresight.begin(seat, step, nowPs), Reason.STEP.about(ASK));
        return true;
    }

    void ask(long nowPs, Outbox out) {
        ending = foresight.ask(seat, step, nowPs);
        if (ending == null) {
            out.wakeAt(nowPs + foresight.againPs(), Reason.STEP.about(ASK));
        } else if (!ending.isNever()) {
            out.wakeAt(ending.atPs(), Reason.STEP.about(OVER));
        }
    }

    /** The step is over; what it ends in, null where that is nothing for the CPU. */
    Logits end() {
        clock.credit(ending);
        step = null;
        return ending.logits();
    }
}
