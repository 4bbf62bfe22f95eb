package orrery.fabric.link;

import orrery.protocol.payload.Digest;

/**
 * Packets damaged on a wire, the same ones in every run of a seed: chance is a hash of the link and the packet's number.
 *
 * @param seed of the run
 * @param perPacket probability that one packet is damaged, below 1
 */
public record LinkErrors(long seed, double perPacket) {
    public static final LinkErrors NONE = new LinkErrors(0, 0);

    private static final double UNIT = 0x1p-53;

    public LinkErrors {
        if (!(perPacket >= 0 && perPacket < 1)) {
            throw new IllegalArgumentException(
                    "a packet is damaged with a probability from 0 to below 1, found " + perPacket);
        }
    }

    /**
     * Whether a message is damaged.
     *
     * @param link the wire's number
     * @param message counts what the link carried
     * @param packets of the message; one of them is enough
     */
    boolean strike(int link, long message, long packets) {
        if (perPacket == 0) {
            return false;
        }
        var all = -StrictMath.expm1(packets * StrictMath.log1p(-perPacket));
        return (Digest.mix(Digest.mix(seed, link), message) >>> 11) * UNIT < all;
    }
}
