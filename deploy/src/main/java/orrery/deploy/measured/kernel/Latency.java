package orrery.deploy.measured.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Names that the column of latencies may have, each with its unit. */
enum Latency {
    LATENCY_US(1),
    LATENCY_NS(1e-3),
    LATENCY_MS(1e3),
    LATENCY_S(1e6);

    private final double micros;

    Latency(double micros) {
        this.micros = micros;
    }

    /** Of one of this unit, µs. */
    double micros() {
        return micros;
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> columns() {
        return Arrays.stream(values()).map(Latency::column).toList();
    }
}
