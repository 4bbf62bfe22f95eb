package orrery.fabric.link;

import orrery.fabric.catalogue.Medium;
import orrery.protocol.units.Rate;

/** A medium at so many lit lanes, with its figures at hand; the ports of one kind of a device share one. */
final class Pace {
    /** More than anything: nobody tells the sender to stop. */
    static final long UNBOUNDED = Long.MAX_VALUE;

    private final Medium medium;
    private final long latencyPs;
    private final Rate rate;
    private final long aheadPs;
    private final CreditWindow credits;

    Pace(Medium medium, int lanes) {
        this.medium = medium;
        latencyPs = medium.latencyPs();
        rate = Rate.of(medium.bandwidth(lanes));
        credits = CreditWindow.of(medium, rate);
        aheadPs = switch (medium.kind()) {
            case ETHERNET -> 0;
            case NVLINK, INFINIBAND, C2C, PCIE, LPU_LINK -> credits.isBounded() ? latencyPs : UNBOUNDED;
        };
    }

    Medium medium() {
        return medium;
    }

    long latencyPs() {
        return latencyPs;
    }

    /**
     * How long before its departure a message may be given its place on the wire for good. A receiver's word takes the
     * wire's latency to come, so up to there nothing could stop the message any more; where no receiver ever says
     * anything there is no need to wait with any message. Ethernet switches look at their queues, so they keep them.
     */
    long aheadPs() {
        return aheadPs;
    }

    CreditWindow credits() {
        return credits;
    }

    /** Whether the link itself sends a damaged packet again; otherwise it is lost. */
    boolean retries() {
        return medium.retry().isPresent();
    }

    /** What a damaged packet costs: until the link knows, and the packet once more. */
    long retryPs() {
        return medium.retry().orElseThrow().picos()
                + picosFor(medium.wireBytes(medium.largestPayload().bytes()));
    }

    long wireBytes(long content) {
        return medium.wireBytes(content);
    }

    long picosFor(long wireBytes) {
        return rate.picosFor(wireBytes);
    }
}
