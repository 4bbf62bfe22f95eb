package orrery.deploy.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import orrery.deploy.report.ProgressDisplay.Way;
import orrery.node.outcome.Progress;
import orrery.protocol.units.SimTime;

class ProgressDisplayTest {
    private final StringWriter shown = new StringWriter();
    private final AtomicLong wallNanos = new AtomicLong();

    private String show(Way way, int reports, long millisBetween) {
        try (var display = new ProgressDisplay(way, new PrintWriter(shown), wallNanos::get)) {
            for (var i = 1; i <= reports; i++) {
                wallNanos.addAndGet(millisBetween * 1_000_000);
                display.accept(new Progress(
                        new SimTime(i * 1_000_000_000L), i * 1_900_000L, i * 100L, 1000, Progress.Unit.TOKENS));
            }
        }
        return shown.toString();
    }

    @Test
    void writesOverOneLineOfATerminalAndWipesItAtTheEnd() {
        assertEquals(
                "\rvirtual 1.000 ms | wall 1.0 s | 1.90 M ev/s | tokens 100/1000 | ETA 9 s\u001b[K"
                        + "\rvirtual 2.000 ms | wall 2.0 s | 1.90 M ev/s | tokens 200/1000 | ETA 8 s\u001b[K\r\u001b[K",
                show(Way.TERMINAL, 2, 1000));
    }

    @Test
    void printsALineEveryFewSecondsElsewhereAndTheLastOne() {
        assertEquals("""
                virtual 3.000 ms | wall 3.0 s | 1.90 M ev/s | tokens 300/1000 | ETA 7 s
                virtual 4.000 ms | wall 4.0 s | 1.90 M ev/s | tokens 400/1000 | ETA 6 s
                """, show(Way.LINES, 4, 1000));
    }

    @Test
    void printsJsonLines() {
        assertEquals("""
                {"progress":{"virtual_ps":1000000000,"wall_seconds":1.0,"events":1900000,"events_per_second":1900000.0,\
                "tokens":100,"tokens_asked":1000,"eta_seconds":9.0}}
                """, show(Way.JSON_LINES, 1, 1000));
    }

    @Test
    void doesNotFloodATerminal() {
        show(Way.TERMINAL, 1000, 1);

        assertEquals(6, shown.toString().chars().filter(c -> c == '\r').count());
    }

    @Test
    void knowsNoEtaBeforeTheFirstToken() {
        var line = new ProgressLine(new Progress(SimTime.ZERO, 0, 0, 10, Progress.Unit.SIZES), 0);

        assertEquals("virtual 0 ps | wall 0.0 s | 0 ev/s | sizes 0/10 | ETA unknown", line.text());
    }
}
