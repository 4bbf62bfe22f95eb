package orrery.node.serving;

import orrery.fabric.time.Outbox;
import orrery.protocol.payload.Guess;
import orrery.protocol.payload.Way;

/** Asks another copy what may follow in a sequence, as long as one is there to say. */
final class Guessing {
    private static final int FORGET = 0;

    private final int copy;
    private final int most;
    private final Post post;

    /** @param most tokens guessed ahead */
    Guessing(int copy, int most, Post post) {
        this.copy = copy;
        this.most = most;
        this.post = post;
    }

    /** No more than could still be taken; the last token needs none. */
    void ask(long nowPs, Served sequence, Outbox out) {
        var count = Math.min(most, sequence.limit() - sequence.generated() - 1);
        if (count > 0 && isThere(sequence)) {
            sequence.goAway();
            tell(nowPs, sequence, sequence.untold(), count, out);
        }
    }

    private static boolean isThere(Served sequence) {
        return sequence.way().drafts() != Way.NOBODY;
    }

    /** There will be no more of it. */
    void forget(long nowPs, Served sequence, Outbox out) {
        if (isThere(sequence)) {
            tell(nowPs, sequence, new int[0], FORGET, out);
        }
    }

    private void tell(long nowPs, Served sequence, int[] tokens, int count, Outbox out) {
        var position = sequence.promptLength() + sequence.generated() - tokens.length;
        var drafts = sequence.way().drafts();
        var asked = new Guess(copy, drafts, sequence.sequence(), position, tokens, count);
        post.tell(nowPs, sequence.way(), drafts, asked, out);
    }

    /**
     * What may follow; or that whoever should say so is down, and the sequence goes on without.
     *
     * @param comes whether its cache is on its way
     */
    void take(Served sequence, Guess guess, boolean comes) {
        if (guess.count() == Guess.NEVER) {
            sequence.guessAlone();
        }
        if (sequence.away() && !comes) {
            sequence.guess(guess.tokens());
            sequence.comeBack();
        }
    }
}
