package orrery.node.trial;

import java.util.Optional;
import orrery.fabric.link.Standstill;

/** Nothing more happens in a trial although ranks still wait: messages stopped each other, were given up, or were lost. */
public final class TrialStalled extends RuntimeException {

    /**
     * @param bytes the size it stalled at, as asked
     * @param done ranks that have their result
     * @param standstill who waits for whom; empty where no message waits anywhere
     */
    TrialStalled(long bytes, int done, int ranks, Optional<Standstill> standstill) {
        super(ranks - done + " of " + ranks + " ranks never finished " + bytes + " B: "
                + standstill
                        .map(Standstill::describe)
                        .orElse("what they wait for was lost on a link that does not send it again"));
    }
}
