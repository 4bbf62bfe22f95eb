package orrery.node.cpu;

import java.util.ArrayList;
import java.util.List;
import orrery.protocol.identity.RequestId;

/** One sequence from its prompt to its last token, with the logits each token was chosen from. */
public final class Served {
    private final RequestId request;
    private final int[] prompt;
    private final int limit;
    private final long readyPs;
    private final List<Integer> tokens = new ArrayList<>();
    private final List<float[]> logits = new ArrayList<>();
    private boolean ended;

    Served(RequestId request, int[] prompt, int limit, long readyPs) {
        this.request = request;
        this.prompt = prompt;
        this.limit = limit;
        this.readyPs = readyPs;
    }

    public RequestId request() {
        return request;
    }

    /** Token ids of the prompt, the begin token included. */
    public int[] prompt() {
        return prompt.clone();
    }

    public List<Integer> tokens() {
        return List.copyOf(tokens);
    }

    /** Row i is what token i was chosen from; (tokens, vocabulary). */
    public List<float[]> logits() {
        return List.copyOf(logits);
    }

    boolean isReady(long nowPs) {
        return readyPs <= nowPs;
    }

    boolean ended() {
        return ended;
    }

    int generated() {
        return tokens.size();
    }

    /** New tokens for the next step: the whole prompt first, then the last token chosen. */
    int[] upcoming() {
        return tokens.isEmpty() ? prompt : new int[] {tokens.getLast()};
    }

    /** Position of the first of them. */
    int position() {
        return tokens.isEmpty() ? 0 : prompt.length + tokens.size() - 1;
    }

    /** Takes the token that follows, and the row it was chosen from; it may be the last. */
    void take(int token, float[] row, boolean endsText) {
        tokens.add(token);
        logits.add(row);
        ended = endsText || tokens.size() == limit;
    }
}
