package orrery.protocol.payload;

import java.util.Arrays;

/**
 * A request whose prompt is done, for a copy that goes on with it.
 *
 * @param way that it takes; its first copy has the cache, which holds all but the last token
 * @param sequence that it has the number of: see {@link orrery.protocol.identity.Attempt}
 * @param prompt token ids
 * @param tokens that follow the prompt, those that were known before among them; at least one
 * @param newTokens most tokens to add to the prompt, these among them
 */
public record Handover(Way way, int sequence, int[] prompt, int[] tokens, int newTokens) implements Payload {
    private static final int FIXED_BYTES = 8;

    @Override
    public long bytes() {
        return FIXED_BYTES + way.bytes() + 4L * (prompt.length + tokens.length);
    }

    @Override
    public long digest() {
        var whose = Digest.mix(Digest.mix(way.digest(), sequence), newTokens);
        return Digest.mix(Digest.mix(whose, Digest.of(prompt)), Digest.of(tokens));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Handover that
                && way.equals(that.way)
                && sequence == that.sequence
                && newTokens == that.newTokens
                && Arrays.equals(prompt, that.prompt)
                && Arrays.equals(tokens, that.tokens);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * sequence + Arrays.hashCode(prompt)) + Arrays.hashCode(tokens);
    }
}
