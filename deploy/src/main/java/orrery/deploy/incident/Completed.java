package orrery.deploy.incident;

import orrery.node.outcome.RequestOutcome;
import orrery.node.outcome.RequestOutcome.Ended;

/** Whether a request came to its end. */
public final class Completed {
    private Completed() {}

    /** Its last token came; where nothing at all was to be said it did not. */
    public static boolean is(RequestOutcome request) {
        return (request.ended() == Ended.STOP || request.ended() == Ended.LENGTH)
                && !request.tokenTimes().isEmpty();
    }
}
