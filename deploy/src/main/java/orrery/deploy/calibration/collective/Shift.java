package orrery.deploy.calibration.collective;

import java.util.Arrays;
import java.util.Optional;

/** Factors by which mistaken units shift figures, and what was taken for what. */
enum Shift {
    EIGHT(8, "8", "Gb/s and GB/s were taken for each other"),
    THOUSAND(1e3, "1,000", "ms and us, or MB/s and GB/s, were taken for each other"),
    BINARY_THOUSAND(1024, "1,024", "KiB and bytes, or MiB/s and GiB/s, were taken for each other"),
    BINARY_KILO(1.024, "1.024", "1,024 and 1,000 were taken for each other"),
    BINARY_GIGA(1.073741824, "1.074", "GiB/s and GB/s (1,024 and 1,000, three times) were taken for each other"),
    MILLION(1e6, "1,000,000", "s and us were taken for each other");

    private static final double EXACT = 0.01; // two figures of one line, rounded to four digits
    private static final double SLACK = 5; // what a machine may be from what is expected of it
    private static final double SLACK_OF_EIGHT = 1.6;

    private final double factor;
    private final String spelling;
    private final String mistake;

    Shift(double factor, String spelling, String mistake) {
        this.factor = factor;
        this.spelling = spelling;
        this.mistake = mistake;
    }

    /** What explains why one figure of a row is so many times another that says the same. */
    static Optional<Shift> between(double ratio) {
        return Arrays.stream(values())
                .filter(shift -> Math.abs(shift.away(ratio)) < EXACT)
                .findFirst();
    }

    /** What explains that the middle half of all times is so many times what it should be. */
    static Optional<Shift> explaining(double lower, double upper) {
        return Arrays.stream(values())
                .filter(shift ->
                        shift.slack() > 1 && shift.isNear(lower) && shift.isNear(upper) && lower > 1 == upper > 1)
                .findFirst();
    }

    /** Up or down. */
    String words() {
        return "off by " + spelling + " (" + mistake + ")";
    }

    /** Times as exactly as nobody knows whether they are off by 1,000 or 1,024. */
    String roughWords() {
        return this == THOUSAND
                ? "off by 1,000 or 1,024 (ms and us, or MB/s and GB/s, were taken for each other)"
                : words();
    }

    private double away(double ratio) {
        return Math.abs(Math.log(ratio)) - Math.log(factor);
    }

    private boolean isNear(double ratio) {
        return Math.abs(away(ratio)) < Math.log(slack());
    }

    private double slack() {
        return switch (this) {
            case EIGHT -> SLACK_OF_EIGHT;
            case THOUSAND, MILLION -> SLACK;
            case BINARY_THOUSAND, BINARY_KILO, BINARY_GIGA -> 1;
        };
    }
}
