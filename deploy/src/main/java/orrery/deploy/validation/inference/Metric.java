package orrery.deploy.validation.inference;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import orrery.node.forecast.Forecast;

/** What rows measure that a forecast answers, in the rows' units. */
enum Metric {
    OUTPUT_THROUGHPUT_TOTAL(false, Forecast::tokensPerSecond),
    OUTPUT_THROUGHPUT_PER_GPU(false, Forecast::tokensPerSecondPerDevice),
    OUTPUT_SPEED_PER_USER(false, Forecast::tokensPerSecondPerUser),
    TTFT_MEAN(true, forecast -> forecast.firstToken().meanMillis()),
    TTFT_P50(true, forecast -> forecast.firstToken().p50Millis()),
    TTFT_P99(true, forecast -> forecast.firstToken().p99Millis()),
    TPOT_MEAN(true, forecast -> forecast.perToken().meanMillis()),
    TPOT_P50(true, forecast -> forecast.perToken().p50Millis()),
    TPOT_MEDIAN(true, forecast -> forecast.perToken().p50Millis()),
    TPOT_P99(true, forecast -> forecast.perToken().p99Millis()),
    ITL_MEAN(true, forecast -> forecast.betweenTokens().meanMillis()),
    REQUEST_LATENCY_MEAN(true, forecast -> forecast.latency().meanMillis()),
    E2E_BATCH_LATENCY_MEAN(true, forecast -> forecast.seconds() * 1e3),
    MEAN_CONCURRENCY(true, Forecast::meanConcurrency);

    private final boolean time;
    private final ToDoubleFunction<Forecast> value;

    Metric(boolean time, ToDoubleFunction<Forecast> value) {
        this.time = time;
        this.value = value;
    }

    /** Whether more of it is slower. */
    boolean isTime() {
        return time;
    }

    double of(Forecast forecast) {
        return value.applyAsDouble(forecast);
    }

    static Optional<Metric> of(InferenceRow row) {
        return Arrays.stream(values())
                .filter(metric -> metric.name().equalsIgnoreCase(row.metric()))
                .findFirst();
    }
}
