package orrery.deploy.api;

/** The metrics of a run: under vLLM's names where it has one, in seconds of virtual time; under Orrery's own where it has none. */
final class RunMetrics {
    private static final double PS_PER_SECOND = 1e12;

    private final MetricsText text;
    private final Requests requests;
    private final Places places;
    private final long nowPs;
    private final double wallSeconds;

    RunMetrics(String model, Requests requests, Places places, long nowPs, double wallSeconds) {
        this.text = new MetricsText(model);
        this.requests = requests;
        this.places = places;
        this.nowPs = nowPs;
        this.wallSeconds = wallSeconds;
    }

    String text() {
        counts();
        latencies();
        own();
        return text.toString();
    }

    private void counts() {
        text.gauge(
                        "vllm:num_requests_running",
                        "Requests that have a first token and not their last.",
                        requests.running())
                .gauge(
                        "vllm:num_requests_waiting",
                        "Requests that were sent and have no token yet, those in prefill among them.",
                        requests.waiting(nowPs))
                .counter("vllm:prompt_tokens_total", "Tokens of prompts that were prefilled.", requests.promptTokens())
                .counter("vllm:generation_tokens_total", "Tokens that reached their sender.", requests.generated())
                .counter("vllm:request_success_total", "Requests that are complete.", requests.finished());
    }

    private void latencies() {
        var latencies = requests.latencies();
        text.histogram(
                        "vllm:time_to_first_token_seconds",
                        "From a request to its first token, in virtual seconds.",
                        latencies.firstToken())
                .histogram(
                        "vllm:time_per_output_token_seconds",
                        "Between two tokens, in virtual seconds; the mean of those that came between two looks.",
                        latencies.outputToken())
                .histogram(
                        "vllm:e2e_request_latency_seconds",
                        "From a request to its last token, in virtual seconds.",
                        latencies.endToEnd());
    }

    private void own() {
        text.gauge("orrery_virtual_seconds", "Virtual time that was reached.", nowPs / PS_PER_SECOND)
                .gauge("orrery_wall_seconds", "Wall time since the run began.", wallSeconds)
                .head("orrery_events_total", "counter", "Events that a JVM has handled.");
        places.all()
                .forEach(one -> text.sample(
                        "orrery_events_total", label(one), one.glance().events()));
        text.head("orrery_lag_virtual_seconds", "gauge", "How far a JVM is behind the first of them.");
        places.all().forEach(one -> text.sample("orrery_lag_virtual_seconds", label(one), one.lagPs() / PS_PER_SECOND));
    }

    private static String label(Places.Known one) {
        return "place=\"" + one.glance().place() + "\",member=\""
                + MetricsText.escaped(one.glance().member()) + "\"";
    }
}
