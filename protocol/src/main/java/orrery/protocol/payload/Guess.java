package orrery.protocol.payload;

import java.util.Arrays;

/**
 * Asks a copy that drafts what may follow in a sequence; or, answered, tells it.
 *
 * @param sequence which
 * @param position of the first token
 * @param tokens asked: those that are certain by now; told: those that may follow
 * @param count asked: how many to guess, 0 to forget the sequence; told: {@link #TOLD}
 */
public record Guess(int sequence, int position, int[] tokens, int count) implements Payload {
    /** Instead of a number: this is the answer. */
    public static final int TOLD = -1;

    private static final int FIXED_BYTES = 12;

    @Override
    public long bytes() {
        return FIXED_BYTES + 4L * tokens.length;
    }

    @Override
    public long digest() {
        return Digest.mix(Digest.mix(sequence, position), Digest.mix(Digest.of(tokens), count));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Guess that
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
