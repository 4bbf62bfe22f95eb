package orrery.deploy.sweep;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orrery.deploy.report.Figures;

/** Tells how far a sweep is: a line when a cell ends, and now and then in between. May be called from any thread. */
public final class SweepProgress {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long GLANCE_NANOS = 10_000_000_000L;
    private static final double LEAST_SHARE = 0.02; // below, what is left is not foreseen

    private final PrintWriter out;
    private final boolean json;
    private final LongSupplier wallNanos;
    private final long begunNanos;
    private final Map<Cell, Double> underWay = new HashMap<>(); // shares
    private long shownNanos;
    private int cells;
    private int ended;
    private int run;

    /**
     * @param json whether a line is a JSON object
     * @param wallNanos the clock of the person who waits
     */
    public SweepProgress(PrintWriter out, boolean json, LongSupplier wallNanos) {
        this.out = out;
        this.json = json;
        this.wallNanos = wallNanos;
        this.begunNanos = wallNanos.getAsLong();
        this.shownNanos = begunNanos;
    }

    synchronized void begins(int cells) {
        this.cells = cells;
    }

    synchronized void began(Cell cell) {
        underWay.put(cell, 0.0);
    }

    synchronized void reached(Cell cell, double share) {
        underWay.replace(cell, Math.clamp(share, 0, 1));
        if (wallNanos.getAsLong() - shownNanos >= GLANCE_NANOS) {
            show("", underWay.size() + " under way");
        }
    }

    /** It lies there from before. */
    synchronized void kept(Question question, Cell cell) {
        ended++;
        show(words(question, cell), "lies there");
    }

    synchronized void ended(Question question, Cell cell, Ended how) {
        ended++;
        run++;
        underWay.remove(cell);
        var why = how instanceof Ended.Failed(var failure) ? ": " + failure.message() : "";
        show(words(question, cell), how.word() + why);
    }

    private static String words(Question question, Cell cell) {
        return IntStream.range(0, cell.labels().size())
                .mapToObj(axis -> question.axes().get(axis).shortName() + "="
                        + cell.labels().get(axis))
                .collect(Collectors.joining(", "));
    }

    private void show(String cell, String state) {
        shownNanos = wallNanos.getAsLong();
        out.print((json ? jsonLine(cell, state) : textLine(cell, state)) + "\n");
        out.flush();
    }

    private String textLine(String cell, String state) {
        var left = secondsLeft();
        var when = left.isEmpty() || ended == cells ? "" : ", about " + Figures.wall(left.getAsDouble()) + " left";
        var of = String.format(Locale.ROOT, "[%d/%d] ", ended, cells);
        return of
                + (cell.isEmpty() ? "" : cell + ": ")
                + state.lines().findFirst().orElse("")
                + when;
    }

    private String jsonLine(String cell, String state) {
        var root = JsonNodeFactory.instance.objectNode();
        var line = root.putObject("sweep").put("cells", cells).put("ended", ended);
        if (!cell.isEmpty()) {
            line.put("cell", cell);
        }
        line.put("state", state).put("wall_seconds", wallSeconds());
        secondsLeft().ifPresent(left -> line.put("seconds_left", left));
        return root.toString();
    }

    private double wallSeconds() {
        return (wallNanos.getAsLong() - begunNanos) / NANOS_PER_SECOND;
    }

    /** As if the other cells took as long as those that ran; cells that lay there took no time. */
    private OptionalDouble secondsLeft() {
        var done = run + underWay.values().stream().mapToDouble(share -> share).sum();
        var left = cells - (ended - run) - done;
        return done < LEAST_SHARE ? OptionalDouble.empty() : OptionalDouble.of(wallSeconds() * left / done);
    }
}
