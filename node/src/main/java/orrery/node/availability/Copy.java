package orrery.node.availability;

/**
 * Whether one copy serves.
 *
 * <pre>
 *   serving ──aborted──▶ down ──noticed, trays stand──▶ starting ──started──▶ serving
 *                          ▲                               │
 *                          └───────────aborted─────────────┘
 * </pre>
 */
final class Copy {
    private final int trays;
    private int serving;
    private int aborts;
    private int starts;
    private double downSince;
    private double noticedAt;
    private double starting;

    Copy(int trays) {
        this.trays = trays;
        this.serving = trays;
    }

    /** @param starting from 0 to 1, where in the range of its times the next start lies */
    void abort(double now, double noticedAfter, double starting) {
        downSince = serves() ? now : downSince;
        serving = 0;
        aborts++;
        starts++;
        noticedAt = now + noticedAfter;
        this.starting = starting;
    }

    /** Forgets what was started, and says which start comes next. */
    int nextStart() {
        return ++starts;
    }

    void serve(int trays) {
        serving = trays;
    }

    boolean serves() {
        return serving > 0;
    }

    boolean servesFully() {
        return serving == trays;
    }

    double share() {
        return (double) serving / trays;
    }

    int serving() {
        return serving;
    }

    /** Aborts so far; the number tells one from another. */
    int aborts() {
        return aborts;
    }

    int starts() {
        return starts;
    }

    double downSince() {
        return downSince;
    }

    boolean noticed(double now) {
        return now >= noticedAt;
    }

    /** When it can begin to start, at the earliest. */
    double startable(double now) {
        return Math.max(now, noticedAt);
    }

    double starting() {
        return starting;
    }
}
