package orrery.fabric.link;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import orrery.fabric.catalogue.Medium;
import orrery.protocol.units.Rate;

/** A medium at so many lit lanes, with its figures at hand; the many ports of one kind share one. */
final class Pace {
    private static final ConcurrentMap<Width, Pace> KNOWN = new ConcurrentHashMap<>();

    private final Medium medium;
    private final long latencyPs;
    private final Rate rate;

    private record Width(Medium medium, int lanes) {}

    private Pace(Width width) {
        medium = width.medium;
        latencyPs = medium.latencyPs();
        rate = Rate.of(medium.bandwidth(width.lanes));
    }

    static Pace of(Medium medium, int lanes) {
        return KNOWN.computeIfAbsent(new Width(medium, lanes), Pace::new);
    }

    long latencyPs() {
        return latencyPs;
    }

    long wireBytes(long content) {
        return medium.wireBytes(content);
    }

    long picosFor(long wireBytes) {
        return rate.picosFor(wireBytes);
    }
}
