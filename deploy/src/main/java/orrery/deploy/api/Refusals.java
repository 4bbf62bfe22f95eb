package orrery.deploy.api;

import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every refusal is logged, and a flood of them is counted: a log must not be what brings a run down. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final int MOST_A_SECOND = 5;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final LongSupplier nanos;
    private long sinceNanos;
    private int logged;
    private long unsaid;

    Refusals(LongSupplier nanos) {
        this.nanos = nanos;
        this.sinceNanos = nanos.getAsLong();
    }

    /** @param call in words */
    synchronized void log(String call, int status, String problem) {
        var now = nanos.getAsLong();
        if (now - sinceNanos >= SECOND_NANOS) {
            if (unsaid > 0) {
                LOG.warn("refused {} more", unsaid);
            }
            sinceNanos = now;
            logged = 0;
            unsaid = 0;
        }
        if (logged++ < MOST_A_SECOND) {
            LOG.warn("refused {}: {} {}", call, status, problem);
        } else {
            unsaid++;
        }
    }
}
