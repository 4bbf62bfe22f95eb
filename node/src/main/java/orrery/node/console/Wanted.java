package orrery.node.console;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How many hosts its runs wait for.
 *
 * @param hosts exactly so many; empty for all that are there once nobody new came for a while
 * @param timeout how long to wait for them
 */
public record Wanted(OptionalInt hosts, Duration timeout) {
    /** How long nobody new must have come. */
    static final Duration SETTLING = Duration.ofSeconds(1);
}
