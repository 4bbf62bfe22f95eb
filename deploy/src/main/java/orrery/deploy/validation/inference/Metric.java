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

    /** Whether it is about what follows a first token, so that answers of one token have none of it. */
    boolean isBetweenTokens() {
        return switch (this) {
            case OUTPUT_SPEED_PER_USER, TPOT_MEAN, TPOT_P50, TPOT_MEDIAN, TPOT_P99, ITL_MEAN -> true;
            case OUTPUT_THROUGHPUT_TOTAL,
                    OUTPUT_THROUGHPUT_PER_GPU,
                    TTFT_MEAN,
                    TTFT_P50,
                    TTFT_P99,
                    REQUEST_LATENCY_MEAN,
                    E2E_BATCH_LATENCY_MEAN,
                    MEAN_CONCURRENCY -> false;
        };
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
