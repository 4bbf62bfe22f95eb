package orrery.fabric.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * What the devices of one JVM put on record, window by window.
 *
 * <pre>
 *   device ──span──▶ its page ──first of a window──▶ written ──window over──▶ in order, to whoever keeps it
 * </pre>
 *
 * Windows follow one another in time and in each all that was recorded is put in order, so that what comes out is in the
 * order of time, then device, however many threads there are. No device sees anything of it.
 */
public final class Spans {
    private static final Comparator<Span> ORDER =
            Comparator.comparingLong(Span::recordedPs).thenComparingInt(Span::device);

    private final Queue<Page> written = new ConcurrentLinkedQueue<>();

    /** What one device recorded in the window that is open, in the order of time; filled by whoever drives the device. */
    static final class Page {
        private final Spans all;
        private final List<Span> spans = new ArrayList<>();

        private Page(Spans all) {
            this.all = all;
        }

        void add(Span span) {
            if (spans.isEmpty()) {
                all.written.add(this);
            }
            spans.add(span);
        }
    }

    Page page() {
        return new Page(this);
    }

    /** While no device advances: hands on what was recorded since the last time. */
    public void drain(Consumer<Span> keeper) {
        if (written.isEmpty()) {
            return;
        }
        var drained = new ArrayList<Span>();
        for (var page = written.poll(); page != null; page = written.poll()) {
            drained.addAll(page.spans);
            page.spans.clear();
        }
        drained.sort(ORDER);
        drained.forEach(keeper);
    }
}
