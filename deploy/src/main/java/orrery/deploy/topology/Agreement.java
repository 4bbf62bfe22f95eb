package orrery.deploy.topology;

import java.util.function.LongSupplier;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.Part;
import orrery.fabric.catalogue.SwitchChip;

/**
 * Refuses figures at a node or edge that contradict the catalogue row it names: whoever changed one in a notebook should not
 * have it passed over silently.
 */
final class Agreement {
    private final String row;
    private final Attributes attributes;

    private Agreement(String row, Attributes attributes) {
        this.row = row;
        this.attributes = attributes;
    }

    static void check(Part part, Attributes attributes) {
        if (part instanceof SwitchChip chip) {
            var agreement = new Agreement(chip.name(), attributes);
            agreement.require(GraphWords.PORTS, chip::ports);
            agreement.require(GraphWords.LATENCY, () -> chip.latency().picos());
        }
    }

    static void check(Medium medium, int links, Attributes attributes) {
        var agreement = new Agreement(medium.name(), attributes);
        agreement.require(
                GraphWords.BANDWIDTH, () -> medium.bundled(links).bandwidth().bytesPerSecond());
        agreement.require(GraphWords.LATENCY, medium::latencyPs);
        agreement.require(GraphWords.PAYLOAD, () -> medium.largestPayload().bytes());
        agreement.require(GraphWords.HEADER, () -> medium.header().bytes());
    }

    private void require(String key, LongSupplier allowed) {
        if (!attributes.has(key)) {
            return;
        }
        long found = attributes.whole(key, 0, Long.MAX_VALUE);
        if (found != allowed.getAsLong()) {
            throw attributes.problem(
                    key,
                    Long.toString(found),
                    allowed.getAsLong() + ", as the catalogue says of " + row,
                    "to study other figures, give it another name than " + row);
        }
    }
}
