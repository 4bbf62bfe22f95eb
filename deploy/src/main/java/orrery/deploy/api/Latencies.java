package orrery.deploy.api;

/** Latencies of requests in seconds of virtual time, in the buckets that vLLM has, and smaller ones below them. */
final class Latencies {
    private final Histogram firstToken = new Histogram(
            1e-5, 1e-4, 0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40,
            80, 160, 640, 2560);
    private final Histogram outputToken = new Histogram(
            1e-6, 1e-5, 1e-4, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1,
            2.5, 5, 7.5, 10, 20, 40, 80);
    private final Histogram endToEnd = new Histogram(
            1e-4, 0.001, 0.01, 0.1, 0.3, 0.5, 0.8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480, 960,
            1920, 7680);

    void firstToken(double seconds) {
        firstToken.add(seconds, 1);
    }

    /** So many tokens that came one after another. */
    void outputTokens(double secondsEach, long tokens) {
        outputToken.add(secondsEach, tokens);
    }

    void complete(double seconds) {
        endToEnd.add(seconds, 1);
    }

    Histogram firstToken() {
        return firstToken;
    }

    Histogram outputToken() {
        return outputToken;
    }

    Histogram endToEnd() {
        return endToEnd;
    }
}
