package orrery.deploy.report;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import orrery.deploy.report.ProgressDisplay.Way;

/** Where progress is shown, now and then: on a terminal one line that is written over, elsewhere line after line. */
final class ProgressOutput {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String LINE_START = "\r";
    private static final String ERASE_REST = "\u001b[K";

    private final Way way;
    private final PrintWriter out;
    private final LongSupplier wallNanos;
    private final long startNanos;
    private long shownNanos;

    /** The clock is that of the person who waits. */
    ProgressOutput(Way way, PrintWriter out, LongSupplier wallNanos) {
        this.way = way;
        this.out = out;
        this.wallNanos = wallNanos;
        this.startNanos = wallNanos.getAsLong();
        this.shownNanos = startNanos;
    }

    /** What there is to show, in words and as JSON. */
    interface Line {
        String text();

        String json();
    }

    boolean isDue() {
        return wallNanos.getAsLong() - shownNanos >= way.everyNanos();
    }

    double wallSeconds() {
        return (wallNanos.getAsLong() - startNanos) / NANOS_PER_SECOND;
    }

    void show(Line line) {
        shownNanos = wallNanos.getAsLong();
        switch (way) {
            case TERMINAL -> out.print(LINE_START + line.text() + ERASE_REST);
            case LINES -> out.print(line.text() + "\n");
            case JSON_LINES -> out.print(line.json() + "\n");
        }
        out.flush();
    }

    /** Wipes the line of a terminal, for what follows; elsewhere nothing stands in the way. */
    void wipe() {
        if (way == Way.TERMINAL) {
            out.print(LINE_START + ERASE_REST);
            out.flush();
        }
    }

    /** Whether what was shown last stays to be read. */
    boolean isKept() {
        return way != Way.TERMINAL;
    }
}
