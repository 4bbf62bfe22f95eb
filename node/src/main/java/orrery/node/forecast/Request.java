package orrery.node.forecast;

import orrery.node.serving.Batchable;

/** A request on its way through a copy. */
final class Request implements Batchable {
    private final int prompt;
    private final int answer;
    private final long arrivalPs;
    private int fed; // tokens that the cache holds
    private int again; // tokens of the answer that were dropped from the cache, and are a prompt now
    private int generated;
    private long firstPs;
    private long lastPs;

    Request(int prompt, int answer, long arrivalPs) {
        this.prompt = prompt;
        this.answer = answer;
        this.arrivalPs = arrivalPs;
    }

    @Override
    public boolean isReady(long nowPs) {
        return arrivalPs <= nowPs;
    }

    @Override
    public boolean away() {
        return false;
    }

    @Override
    public boolean ended() {
        return generated >= answer;
    }

    @Override
    public int promptLeft() {
        return Math.max(0, prompt + again - fed);
    }

    @Override
    public int wanted() {
        return 1;
    }

    @Override
    public int cached() {
        return fed;
    }

    @Override
    public int longest() {
        return prompt + answer;
    }

    @Override
    public void preempt() {
        again = generated;
        fed = 0;
    }

    /** The same at another time. */
    Request arrivingAt(long atPs) {
        return new Request(prompt, answer, atPs);
    }

    int toGo() {
        return answer - generated;
    }

    /** So many tokens more are in the cache; a token came out where nothing of the prompt is left. */
    void feed(int rows, long nowPs) {
        fed += rows;
        if (promptLeft() == 0) {
            decoded(1, nowPs);
        }
    }

    /** So many tokens more came out, the last of them now; those before are in the cache. */
    void decode(int tokens, long nowPs) {
        fed += tokens;
        decoded(tokens, nowPs);
    }

    private void decoded(int tokens, long nowPs) {
        if (generated == 0) {
            firstPs = nowPs;
        }
        generated += tokens;
        lastPs = nowPs;
    }

    long arrivalPs() {
        return arrivalPs;
    }

    int answer() {
        return answer;
    }

    long lastPs() {
        return lastPs;
    }

    long firstTokenPs() {
        return firstPs - arrivalPs;
    }

    long latencyPs() {
        return lastPs - arrivalPs;
    }

    /** Mean time from token to token after the first; meaningless for an answer of one. */
    double perTokenPs() {
        return (double) (lastPs - firstPs) / (answer - 1);
    }
}
