package orrery.deploy.report;

import java.io.PrintWriter;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import orrery.node.outcome.Progress;

/** Shows progress now and then, in the way that suits where it goes. May be called from any thread. */
public final class ProgressDisplay implements Consumer<Progress>, AutoCloseable {
    /** Where progress goes, and how often. */
    public enum Way {
        /** One line that is written over. */
        TERMINAL(200_000_000L),
        /** A line every few seconds, for logs. */
        LINES(3_000_000_000L),
        /** A JSON object on a line each second. */
        JSON_LINES(1_000_000_000L);

        private final long everyNanos;

        Way(long everyNanos) {
            this.everyNanos = everyNanos;
        }

        long everyNanos() {
            return everyNanos;
        }
    }

    private final ProgressOutput output;
    private Progress waiting;

    /** The clock is that of the person who waits; virtual time comes with each progress. */
    public ProgressDisplay(Way way, PrintWriter out, LongSupplier wallNanos) {
        this.output = new ProgressOutput(way, out, wallNanos);
    }

    @Override
    public synchronized void accept(Progress progress) {
        waiting = progress;
        if (output.isDue()) {
            show();
        }
    }

    private void show() {
        output.show(new ProgressLine(waiting, output.wallSeconds()));
        waiting = null;
    }

    /** Prints something else in between; on a terminal the line is wiped for it. */
    public synchronized void aside(Runnable printing) {
        output.wipe();
        printing.run();
    }

    /** Shows the last progress that was not shown yet; on a terminal the line is wiped for what follows. */
    @Override
    public synchronized void close() {
        if (waiting != null && output.isKept()) {
            show();
        }
        output.wipe();
    }
}
