package orrery.deploy.calibration;

import java.util.Arrays;
import java.util.Optional;

/** Factors by which a wrong unit shifts times, and what people took for what: rates taken for {@link #BITS} make times long. */
enum Unit {
    MILLISECONDS(1e-3, "ms (or thousands of something that is meant as one)", "name the column latency_ms"),
    SECONDS(1e-6, "s", "name the column latency_s"),
    NANOSECONDS(1e3, "ns (1,000 or 1,024 times too much)", "name the column latency_ns"),
    PICOSECONDS(1e6, "ps, or bytes counted as MB", "give microseconds"),
    BITS(8, "made from GB/s as if they were Gb/s", "divide the latencies by 8"),
    BYTES(1.0 / 8, "made from Gb/s as if they were GB/s", "multiply the latencies by 8");

    private final double factor;
    private final String suspected;
    private final String remedy;

    Unit(double factor, String suspected, String remedy) {
        this.factor = factor;
        this.suspected = suspected;
        this.remedy = remedy;
    }

    /** The factor that times are off by where they are in this unit, and read as µs. */
    double factor() {
        return factor;
    }

    String suspected() {
        return suspected;
    }

    String remedy() {
        return remedy;
    }

    /**
     * The unit that explains why times are so many times as long as they should be: all of the middle half of a file.
     *
     * @param lower quartile of measured over expected
     * @param upper quartile
     */
    static Optional<Unit> explaining(double lower, double upper) {
        return Arrays.stream(values())
                .filter(unit -> unit.isNear(lower) && unit.isNear(upper))
                .findFirst();
    }

    private boolean isNear(double ratio) {
        return Math.abs(Math.log(ratio / factor)) < Math.log(slack());
    }

    /** How far a chip's true times may be from what is expected of it; those eightfold away need a closer look. */
    private double slack() {
        return this == BITS || this == BYTES ? 1.6 : 5;
    }
}
