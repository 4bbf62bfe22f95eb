package orrery.protocol.payload;

import orrery.protocol.identity.RequestId;

/** One new token of a request, streamed back to whoever asked; {@code last} ends the stream. */
public record TokenChosen(RequestId request, int index, int token, boolean last) implements Payload {
    /** Request, index and token, with the end mark in the token's top bit. */
    private static final int BYTES = 12;

    @Override
    public long bytes() {
        return BYTES;
    }

    @Override
    public long digest() {
        return Digest.mix(Digest.mix(request.number(), index), last ? ~token : token);
    }
}
