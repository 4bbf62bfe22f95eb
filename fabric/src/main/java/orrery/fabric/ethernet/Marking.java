package orrery.fabric.ethernet;

import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.Transport;
import orrery.protocol.payload.Digest;

/**
 * The congestion point of DCQCN: whether a switch marks what leaves a queue.
 *
 * <pre>
 *   1 ┤            ┌────
 *     │            │            probability, by how long the queue takes to empty
 *   p ┤           ╱
 *     │        ╱
 *   0 ┼─────┴──────┴────▶
 *          from    all
 * </pre>
 */
public final class Marking {
    private static final double UNIT = 0x1p-53;

    private final Transport rules;
    private final long seed;
    private long seen;

    /**
     * @param place the switch, so that no two throw the same dice
     */
    public Marking(Transport rules, long seed, int place) {
        this.rules = rules;
        this.seed = Digest.mix(seed, place);
    }

    /** Whether something that leaves so many bytes waiting behind it is marked. */
    public boolean marks(long queuedBytes, Medium medium) {
        if (queuedBytes == 0) {
            return false;
        }
        var waitPs = medium.bandwidth().timeForBytes(queuedBytes).picos();
        var fromPs = rules.markAbove().picos();
        var allPs = rules.markAllAbove().picos();
        if (waitPs <= fromPs || waitPs > allPs) {
            return waitPs > allPs;
        }
        var most = (double) rules.markMost().numerator() / rules.markMost().denominator();
        var chance = most * (waitPs - fromPs) / (allPs - fromPs);
        return (Digest.mix(seed, seen++) >>> 11) * UNIT < chance;
    }
}
