package orrery.protocol.payload;

import java.nio.charset.StandardCharsets;
import orrery.protocol.identity.RequestId;

/** A request: the text to continue and the most tokens to add. */
public record Prompt(RequestId request, String text, int newTokens) implements Payload {
    /** Request number and token limit. */
    private static final int FIXED_BYTES = 8;

    @Override
    public long bytes() {
        return FIXED_BYTES + text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public long digest() {
        return Digest.mix(Digest.mix(Digest.of(text), request.number()), newTokens);
    }
}
