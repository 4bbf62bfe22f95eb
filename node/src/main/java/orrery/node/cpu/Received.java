package orrery.node.cpu;

import java.util.ArrayList;
import java.util.List;
import orrery.protocol.payload.TokenChosen;
import orrery.protocol.units.SimTime;

/** The tokens of one request as they reached its sender. */
public final class Received {
    private final int request;
    private final long sentPs;
    private final List<Integer> tokens = new ArrayList<>();
    private final List<SimTime> times = new ArrayList<>();
    private boolean finished;

    Received(int request, long sentPs) {
        this.request = request;
        this.sentPs = sentPs;
    }

    /**
     * Takes the next token.
     *
     * @return false where it is not the next: it came before, from a copy that was given up, or one before it never came
     */
    boolean take(TokenChosen token, long wholePs) {
        if (token.index() != tokens.size()) {
            return false;
        }
        tokens.add(token.token());
        times.add(new SimTime(wholePs));
        finished = token.last();
        return true;
    }

    public int request() {
        return request;
    }

    public SimTime sent() {
        return new SimTime(sentPs);
    }

    public List<Integer> tokens() {
        return List.copyOf(tokens);
    }

    /** How many tokens have come. */
    public int count() {
        return tokens.size();
    }

    /** The last of them, at most so many. */
    public List<Integer> lastTokens(int most) {
        return List.copyOf(tokens.subList(Math.max(0, tokens.size() - most), tokens.size()));
    }

    /** When the first and the last so far were here; there must be one. */
    public SimTime first() {
        return times.getFirst();
    }

    /** See {@link #first}. */
    public SimTime latest() {
        return times.getLast();
    }

    /** Whether the last token has come. */
    public boolean finished() {
        return finished;
    }

    /** When each token was here, whole. */
    public List<SimTime> times() {
        return List.copyOf(times);
    }
}
