package orrery.deploy.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import orrery.deploy.report.ProgressDisplay.Way;

/** Shows how many parts of some work are done, and about how long the others will take. May be called from any thread. */
public final class CountedProgress implements Headway, AutoCloseable {
    private final String what;
    private final ProgressOutput output;
    private int parts;
    private int done;

    /** @param what is counted, such as "measured collectives" */
    public CountedProgress(String what, Way way, PrintWriter out, LongSupplier wallNanos) {
        this.what = what;
        this.output = new ProgressOutput(way, out, wallNanos);
    }

    @Override
    public synchronized void begins(int parts) {
        this.parts = parts;
    }

    @Override
    public synchronized void done() {
        done++;
        if (output.isDue()) {
            output.show(new Counted(what, done, parts, output.wallSeconds()));
        }
    }

    @Override
    public synchronized void close() {
        output.wipe();
    }

    private record Counted(String what, int done, int parts, double seconds) implements ProgressOutput.Line {

        /** As if all parts took as long as those that are done. */
        private double left() {
            return seconds * (parts - done) / done;
        }

        @Override
        public String text() {
            return String.format(Locale.ROOT, "%d of %d %s, about %s left", done, parts, what, Figures.wall(left()));
        }

        @Override
        public String json() {
            var root = JsonNodeFactory.instance.objectNode();
            root.putObject("progress")
                    .put("what", what)
                    .put("done", done)
                    .put("parts", parts)
                    .put("wall_seconds", seconds)
                    .put("seconds_left", left());
            return root.toString();
        }
    }
}
