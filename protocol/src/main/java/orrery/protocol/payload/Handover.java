package orrery.protocol.payload;

import java.util.Arrays;
import orrery.protocol.identity.RequestId;

/**
 * A request whose prompt is done, for a copy that goes on with it.
 *
 * @param request which
 * @param from copy that has its cache, which holds the prompt
 * @param prompt token ids
 * @param first the token that follows the prompt
 * @param newTokens most tokens to add, the first among them
 */
public record Handover(RequestId request, int from, int[] prompt, int first, int newTokens) implements Payload {
    private static final int FIXED_BYTES = 16;

    @Override
    public long bytes() {
        return FIXED_BYTES + 4L * prompt.length;
    }

    @Override
    public long digest() {
        var whose = Digest.mix(((long) request.number() << 32) ^ from, ((long) first << 32) ^ newTokens);
        return Digest.mix(whose, Digest.of(prompt));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Handover that
                && request.equals(that.request)
                && from == that.from
                && first == that.first
                && newTokens == that.newTokens
                && Arrays.equals(prompt, that.prompt);
    }

    @Override
    public int hashCode() {
        return 31 * request.hashCode() + Arrays.hashCode(prompt);
    }
}
