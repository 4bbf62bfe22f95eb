package orrery.deploy.hypothesis;

import orrery.node.collective.Operation;
import orrery.protocol.units.SimDuration;

/** A figure that something can be expected of. */
public sealed interface Metric {

    /** Whether it can be told of a part of the run; others are of the whole run and its faults. */
    default boolean isOfTimes() {
        return switch (this) {
            case Latency _, Served _, Goodput _ -> true;
            case Damage _, BusbwRatio _ -> false;
        };
    }

    /** Whether it says nothing where nothing breaks. */
    default boolean isOfFaults() {
        return !isOfTimes() && this != Damage.TOKENS_EQUAL;
    }

    /** Whether it is shown as true or false. */
    default boolean isTruth() {
        return this == Damage.TOKENS_EQUAL;
    }

    /** How long something took, in milliseconds. */
    record Latency(Span span, Statistic statistic) implements Metric {}

    /** What is timed; noted when it is over. */
    enum Span {
        TTFT,
        TPOT,
        ITL,
        E2EL
    }

    /** Of many times. */
    enum Statistic {
        MEAN,
        P50,
        P90,
        P99
    }

    /** What was served. */
    enum Served implements Metric {
        /** Tokens per second. */
        OUTPUT_THROUGHPUT,
        /** Requests that ended, per second. */
        REQUEST_THROUGHPUT,
        /** Requests that ended. */
        COMPLETED,
        /** Requests sent that never ended. */
        FAILED
    }

    /**
     * Requests that ended per second, those alone that kept to what is promised.
     *
     * @param ttft longest; null promises nothing
     * @param tpot longest; null promises nothing
     * @param e2el longest; null promises nothing
     */
    record Goodput(SimDuration ttft, SimDuration tpot, SimDuration e2el) implements Metric {}

    /** What faults came to, as incidents tell. */
    enum Damage implements Metric {
        RECOMPUTED_TOKENS("recomputed_tokens"),
        LOST_TOKENS("lost_tokens"),
        /** The longest, in seconds. */
        TIME_TO_DETECT("time_to_detect_s"),
        /** The longest from strike to service, in seconds. */
        TIME_TO_RECOVER("time_to_recover_s"),
        STRUCK_DEVICES("blast_radius.devices"),
        STRUCK_REQUESTS("blast_radius.requests"),
        STRUCK_COPIES("blast_radius.copies"),
        /** Whether every request that was answered got the tokens of a run without faults. */
        TOKENS_EQUAL("tokens_equal");

        private final String word;

        Damage(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** Bus bandwidth of a collective while faults have links down, to that with none down. */
    record BusbwRatio(Operation operation, long bytes) implements Metric {}
}
