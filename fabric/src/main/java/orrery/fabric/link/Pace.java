package orrery.fabric.link;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import orrery.fabric.catalogue.Medium;
import orrery.protocol.units.Bandwidth;

/** A medium at so many lit lanes, with its figures at hand; the many ports of one kind share one. */
final class Pace {
    private static final ConcurrentMap<Width, Pace> KNOWN = new ConcurrentHashMap<>();

    private final long latencyPs;
    private final long packetContent;
    private final long packetHeader;
    private final Bandwidth bandwidth;

    private record Width(Medium medium, int lanes) {}

    private Pace(Width width) {
        latencyPs = width.medium.latencyPs();
        packetContent = width.medium.largestPayload().bytes();
        packetHeader = width.medium.header().bytes();
        bandwidth = width.medium.bandwidth(width.lanes);
    }

    static Pace of(Medium medium, int lanes) {
        return KNOWN.computeIfAbsent(new Width(medium, lanes), Pace::new);
    }

    long latencyPs() {
        return latencyPs;
    }

    /** As {@link Medium#wireBytes}, without its checks: content is bounded by an array. */
    long wireBytes(long content) {
        return content + packetHeader * Math.max(1, Math.ceilDiv(content, packetContent));
    }

    long picosFor(long wireBytes) {
        return bandwidth.timeForBytes(wireBytes).picos();
    }
}
