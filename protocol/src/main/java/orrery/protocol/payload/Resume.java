package orrery.protocol.payload;

import java.util.Arrays;

/**
 * A request that another copy, or an earlier incarnation, was at: it goes on after the tokens that its sender has.
 *
 * @param copy that goes on with it
 * @param prompt the request as it was sent
 * @param tokens that its sender has, in order
 */
public record Resume(int copy, Prompt prompt, int[] tokens) implements Payload {
    private static final int COPY_BYTES = 4;

    @Override
    public long bytes() {
        return COPY_BYTES + prompt.bytes() + 4L * tokens.length;
    }

    @Override
    public long digest() {
        return Digest.mix(Digest.mix(prompt.digest(), copy), ~Digest.of(tokens));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Resume that
                && copy == that.copy
                && prompt.equals(that.prompt)
                && Arrays.equals(tokens, that.tokens);
    }

    @Override
    public int hashCode() {
        return 31 * prompt.hashCode() + Arrays.hashCode(tokens);
    }
}
