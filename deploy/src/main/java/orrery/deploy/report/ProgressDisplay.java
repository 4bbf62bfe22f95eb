package orrery.deploy.report;

import java.io.PrintWriter;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import orrery.node.outcome.Progress;

/** Shows progress now and then, in the way that suits where it goes. May be called from any thread. */
public final class ProgressDisplay implements Consumer<Progress>, AutoCloseable {
    private static final String LINE_START = "\r";
    private static final String ERASE_REST = "\u001b[K";

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
    }

    private final Way way;
    private final PrintWriter out;
    private final LongSupplier wallNanos;
    private final long startNanos;
    private long shownNanos;
    private Progress waiting;

    /** The clock is that of the person who waits; virtual time comes with each progress. */
    public ProgressDisplay(Way way, PrintWriter out, LongSupplier wallNanos) {
        this.way = way;
        this.out = out;
        this.wallNanos = wallNanos;
        this.startNanos = wallNanos.getAsLong();
        this.shownNanos = startNanos;
    }

    @Override
    public synchronized void accept(Progress progress) {
        waiting = progress;
        if (wallNanos.getAsLong() - shownNanos >= way.everyNanos) {
            show();
        }
    }

    private void show() {
        shownNanos = wallNanos.getAsLong();
        var line = new ProgressLine(waiting, (shownNanos - startNanos) / 1e9);
        waiting = null;
        switch (way) {
            case TERMINAL -> out.print(LINE_START + line.text() + ERASE_REST);
            case LINES -> out.print(line.text() + "\n");
            case JSON_LINES -> out.print(line.json() + "\n");
        }
        out.flush();
    }

    /** Prints something else in between; on a terminal the line is wiped for it. */
    public synchronized void aside(Runnable printing) {
        if (way == Way.TERMINAL) {
            out.print(LINE_START + ERASE_REST);
            out.flush();
        }
        printing.run();
    }

    /** Shows the last progress that was not shown yet; on a terminal the line is wiped for what follows. */
    @Override
    public synchronized void close() {
        if (way == Way.TERMINAL) {
            out.print(LINE_START + ERASE_REST);
            out.flush();
        } else if (waiting != null) {
            show();
        }
    }
}
