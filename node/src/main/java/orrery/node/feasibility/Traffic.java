package orrery.node.feasibility;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import orrery.fabric.catalogue.Medium.Kind;

/**
 * What one step sends over each kind of link, before headers and protocols, summed over all devices of a copy.
 *
 * @param tokens that the step computes
 * @param bytes of the step
 */
public record Traffic(int tokens, Map<Kind, Long> bytes) {

    public Traffic {
        bytes = Collections.unmodifiableMap(new EnumMap<>(bytes));
    }

    /** Bytes of one token, rounded to the nearest. */
    public long perToken(Kind kind) {
        return Math.round((double) bytes.getOrDefault(kind, 0L) / tokens);
    }
}
