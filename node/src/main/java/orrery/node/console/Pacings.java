package orrery.node.console;

import java.util.OptionalLong;
import orrery.node.host.HostMessage.Repace;
import orrery.node.host.HostMessage.Repaced;

/** Changes of the pace of a run, one after another; the first place has all others hear of them. */
final class Pacings {
    private final long run;
    private final Place first;
    private long number;
    private Console.Repace asked; // null while none is under way

    Pacings(long run, Place first) {
        this.run = run;
        this.first = first;
    }

    void ask(Console.Repace repace) {
        if (asked != null) {
            repace.refuse("another change of pace is under way");
            return;
        }
        asked = repace;
        number++;
    }

    /** As long as there is no answer: the place might not have begun, or not have heard. */
    void askAgain() {
        if (asked != null) {
            first.host().tell(new Repace(run, number, asked.pacePs(), asked.stepPs()));
        }
    }

    /** The pace that a place keeps now, where that is news. All places say the same; the first is as good as the last. */
    OptionalLong made(Repaced repaced) {
        if (asked == null || repaced.number() != number) {
            return OptionalLong.empty();
        }
        var made = asked;
        asked = null;
        made.answer().complete(repaced.atPs());
        return OptionalLong.of(made.pacePs());
    }

    /** The run has ended, or is taken up at the pace that it had. */
    void end() {
        if (asked != null) {
            asked.refuse("the run has ended");
            asked = null;
        }
    }
}
