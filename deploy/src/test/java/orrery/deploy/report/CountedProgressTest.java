package orrery.deploy.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import orrery.deploy.report.ProgressDisplay.Way;

class CountedProgressTest {
    private final StringWriter shown = new StringWriter();
    private final AtomicLong wallNanos = new AtomicLong();

    private String show(Way way, int parts, long secondsEach) {
        try (var progress = new CountedProgress("measured runs", way, new PrintWriter(shown), wallNanos::get)) {
            progress.begins(parts);
            for (var part = 0; part < parts; part++) {
                wallNanos.addAndGet(secondsEach * 1_000_000_000);
                progress.done();
            }
        }
        return shown.toString();
    }

    @Test
    void saysHowManyAreDoneAndHowLongTheOthersWillTake() {
        assertEquals("""
                1 of 3 measured runs, about 1 min 20 s left
                2 of 3 measured runs, about 40 s left
                3 of 3 measured runs, about 0 s left
                """, show(Way.LINES, 3, 40));
    }

    @Test
    void saysNothingOfWhatIsSoonOver() {
        assertEquals("", show(Way.LINES, 2, 1));
    }

    @Test
    void leavesATerminalAsItWas() {
        assertEquals("\r1 of 1 measured runs, about 0 s left\u001b[K\r\u001b[K", show(Way.TERMINAL, 1, 5));
    }

    @Test
    void printsJsonLines() {
        assertEquals("""
                {"progress":{"what":"measured runs","done":1,"parts":2,"wall_seconds":4.0,"seconds_left":4.0}}
                {"progress":{"what":"measured runs","done":2,"parts":2,"wall_seconds":8.0,"seconds_left":0.0}}
                """, show(Way.JSON_LINES, 2, 4));
    }
}
