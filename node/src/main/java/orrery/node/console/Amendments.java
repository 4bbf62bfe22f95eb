package orrery.node.console;

import orrery.node.host.HostMessage.Amend;
import orrery.node.host.HostMessage.Amended;

/** Amendments of the faults of a run, one after another; the first place has all others hear of them. */
final class Amendments {
    private final long run;
    private final Place first;
    private long number;
    private Console.Amend asked; // null while none is under way

    Amendments(long run, Place first) {
        this.run = run;
        this.first = first;
    }

    void ask(Console.Amend amend) {
        if (asked != null) {
            amend.refuse("another amendment is under way");
            return;
        }
        asked = amend;
        number++;
        askAgain();
    }

    /** As long as there is no answer: the place might not have begun, or not have heard. */
    void askAgain() {
        if (asked != null) {
            first.host().tell(new Amend(run, number, asked.amendment()));
        }
    }

    /** All places say the same; the first is as good as the last. */
    void on(Amended amended) {
        if (asked != null && amended.number() == number) {
            asked.answer().complete(amended);
            asked = null;
        }
    }

    /** Nothing can be amended any more. */
    void end() {
        if (asked != null) {
            asked.refuse("the run has ended");
            asked = null;
        }
    }
}
