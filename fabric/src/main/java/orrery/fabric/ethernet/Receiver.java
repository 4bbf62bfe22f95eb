package orrery.fabric.ethernet;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import orrery.fabric.ethernet.EthernetOptions.Recovery;
import orrery.protocol.link.C2cMessage.Delivery;
import orrery.protocol.link.EthernetMessage.Acknowledgement;
import orrery.protocol.link.EthernetMessage.Burst;

/**
 * One flow from one adapter to another, at its receiving end: puts bursts in order, and says which are missing.
 *
 * <p>Where something can be lost, a gap means a loss. Where nothing can, it means that bursts overtook each other.
 */
final class Receiver {
    private static final long NEVER = Long.MIN_VALUE;

    private final boolean lossy;
    private final EthernetOptions options;
    private final TreeMap<Long, Burst> early = new TreeMap<>();
    private long expected;
    private long asked;
    private long notifiedPs = NEVER;

    Receiver(boolean lossy, EthernetOptions options) {
        this.lossy = lossy;
        this.options = options;
    }

    /** What a burst led to. */
    record Outcome(boolean isNew, List<Delivery> completed, List<Acknowledgement> news) {}

    Outcome on(Burst burst) {
        var news = new ArrayList<Acknowledgement>(1);
        if (burst.sequence() < expected || early.containsKey(burst.sequence())) {
            acknowledge(burst, expected, false, news);
            return new Outcome(false, List.of(), news);
        }
        if (burst.sequence() > expected) {
            return outOfOrder(burst, news);
        }
        var completed = inOrder(burst);
        acknowledge(burst, expected, false, news);
        return new Outcome(true, completed, news);
    }

    private Outcome outOfOrder(Burst burst, List<Acknowledgement> news) {
        if (lossy && options.recovery() == Recovery.GO_BACK_N) {
            if (asked <= expected) {
                acknowledge(burst, expected, true, news);
                asked = expected + 1;
            }
            return new Outcome(false, List.of(), news);
        }
        early.put(burst.sequence(), burst);
        for (var missing = Math.max(asked, expected); missing < burst.sequence(); missing++) {
            acknowledge(burst, missing, true, news);
        }
        asked = Math.max(asked, burst.sequence() + 1);
        return new Outcome(true, List.of(), news);
    }

    private List<Delivery> inOrder(Burst burst) {
        var completed = new ArrayList<Delivery>(1);
        for (var next = burst; next != null; next = early.remove(expected)) {
            next.completes().ifPresent(completed::add);
            expected++;
        }
        return completed;
    }

    private void acknowledge(Burst burst, long sequence, boolean missing, List<Acknowledgement> news) {
        if (lossy) {
            news.add(new Acknowledgement(burst.destination(), burst.source(), burst.flow(), sequence, missing));
        }
    }

    /** Whether the sender is to be told of a marked burst: not more often than the rules say. */
    boolean notifies(long nowPs, Burst burst) {
        if (!burst.marked()
                || (notifiedPs != NEVER
                        && nowPs
                                < notifiedPs
                                        + options.rules().notificationInterval().picos())) {
            return false;
        }
        notifiedPs = nowPs;
        return true;
    }
}
