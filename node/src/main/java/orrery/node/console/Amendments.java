package orrery.node.console;

import java.util.Optional;
import orrery.fabric.fault.Amendment.Dated;
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
    }

    boolean isUnderWay() {
        return asked != null;
    }

    /** As long as there is no answer: the place might not have begun, or not have heard. */
    void askAgain() {
        if (asked != null) {
            first.host().tell(new Amend(run, number, asked.amendment()));
        }
    }

    /** What a place has made, where that is news. All places say the same; the first is as good as the last. */
    Optional<Dated> made(Amended amended) {
        return isAnswer(amended) && amended.problem().isEmpty()
                ? Optional.of(new Dated(amended.atPs(), asked.amendment()))
                : Optional.empty();
    }

    private boolean isAnswer(Amended amended) {
        return asked != null && amended.number() == number;
    }

    /** Tells whoever asked. */
    void on(Amended amended) {
        if (isAnswer(amended)) {
            asked.answer().complete(amended);
            asked = null;
        }
    }

    /** Who has no answer yet, for the next attempt: no checkpoint holds anything of it. */
    Optional<Console.Amend> unanswered() {
        return Optional.ofNullable(asked);
    }

    /** Nothing can be amended any more. */
    void end() {
        if (asked != null) {
            asked.refuse("the run has ended");
            asked = null;
        }
    }
}
