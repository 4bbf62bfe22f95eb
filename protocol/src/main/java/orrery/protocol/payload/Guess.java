package orrery.protocol.payload;

import java.util.Arrays;

/**
 * Asks a copy that drafts what may follow in a sequence; or, answered, tells it.
 *
 * @param from copy that asks, or tells
 * @param to copy that is asked, or told
 * @param sequence which
 * @param position of the first token
 * @param tokens asked: those that are certain by now; told: those that may follow
 * @param count asked: how many to guess, 0 to forget the sequence; told: {@link #TOLD}, or {@link #NEVER}
 */
public record Guess(int from, int to, int sequence, int position, int[] tokens, int count) implements Payload {
    /** Instead of a number: this is the answer. */
    public static final int TOLD = -1;

    /** Instead of a number: whoever should answer is down. */
    public static final int NEVER = -2;

    private static final int FIXED_BYTES = 20;

    @Override
    public long bytes() {
        return FIXED_BYTES + 4L * tokens.length;
    }

    @Override
    public long digest() {
        return Digest.mix(
                Digest.mix(((long) from << 32) ^ to, ((long) sequence << 32) ^ position),
                Digest.mix(Digest.of(tokens), count));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Guess that
                && from == that.from
                && to == that.to
                && sequence == that.sequence
                && position == that.position
                && count == that.count
                && Arrays.equals(tokens, that.tokens);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * sequence + position) + Arrays.hashCode(tokens);
    }
}
