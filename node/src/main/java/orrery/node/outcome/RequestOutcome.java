package orrery.node.outcome;

import java.util.List;
import orrery.protocol.units.SimTime;

/**
 * One request as its sender saw it.
 *
 * @param request number in the load
 * @param replica who served it
 * @param prompt text
 * @param promptTokens count, the begin token included
 * @param tokens generated ids, in order
 * @param text generated text
 * @param ended why it stopped
 * @param sent when the request left its sender
 * @param tokenTimes when each token reached the sender; as many as tokens
 * @param answer whether an expected answer was given; {@link Answer#NOT_ASKED} where there is none
 * @param recomputedTokens whose caches were computed more than once, since a copy that had them was given up
 */
public record RequestOutcome(
        int request,
        int replica,
        String prompt,
        int promptTokens,
        List<Integer> tokens,
        String text,
        Ended ended,
        SimTime sent,
        List<SimTime> tokenTimes,
        Answer answer,
        long recomputedTokens) {

    /** That no copy was given up on. */
    public RequestOutcome(
            int request,
            int replica,
            String prompt,
            int promptTokens,
            List<Integer> tokens,
            String text,
            Ended ended,
            SimTime sent,
            List<SimTime> tokenTimes,
            Answer answer) {
        this(request, replica, prompt, promptTokens, tokens, text, ended, sent, tokenTimes, answer, 0);
    }

    /** The same, of a run with faults. */
    public RequestOutcome in(Ended how, long recomputed) {
        return new RequestOutcome(
                request, replica, prompt, promptTokens, tokens, text, how, sent, tokenTimes, answer, recomputed);
    }

    /** Why generation stopped, in the words of the OpenAI API where it came to its end. */
    public enum Ended {
        STOP,
        LENGTH,
        /** Its last token never came. */
        UNFINISHED,
        /** Its last token never came, since something broke that nobody healed. */
        FAILED
    }

    /** Whether the text begins with the expected answer. */
    public enum Answer {
        RIGHT,
        WRONG,
        NOT_ASKED
    }
}
