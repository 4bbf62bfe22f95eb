package orrery.protocol.payload;

import java.util.Arrays;

/**
 * A request that goes through other copies than it would in a run in which nothing goes wrong, or that is begun again: it goes on
 * after the tokens that its sender has.
 *
 * @param way that it takes
 * @param sequence that it has the number of: see {@link orrery.protocol.identity.Attempt}
 * @param prompt the request as it was sent
 * @param tokens that its sender has, in order
 */
public record Resume(Way way, int sequence, Prompt prompt, int[] tokens) implements Payload {
    private static final int SEQUENCE_BYTES = 4;

    @Override
    public long bytes() {
        return way.bytes() + SEQUENCE_BYTES + prompt.bytes() + 4L * tokens.length;
    }

    @Override
    public long digest() {
        return Digest.mix(Digest.mix(prompt.digest(), Digest.mix(way.digest(), sequence)), ~Digest.of(tokens));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Resume that
                && way.equals(that.way)
                && sequence == that.sequence
                && prompt.equals(that.prompt)
                && Arrays.equals(tokens, that.tokens);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * prompt.hashCode() + sequence) + Arrays.hashCode(tokens);
    }
}
