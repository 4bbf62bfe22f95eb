package orrery.protocol.payload;

import java.util.Arrays;

/**
 * A copy of a model begins anew, perhaps on other devices and cut otherwise. Everybody derives the rest from it alike.
 *
 * @param copy which
 * @param incarnation that begins
 * @param devices by seat: stage by stage, attention's ranks first
 * @param degrees of its cut: pipeline, attention's tensor, data and context, feed-forward's tensor and expert
 * @param lostLinks numbers of links that it does without, ascending
 * @param switchesAdd whether switches may add for it
 */
public record Restart(int copy, int incarnation, int[] devices, int[] degrees, int[] lostLinks, boolean switchesAdd)
        implements Payload {
    private static final int FIXED_BYTES = 12;

    @Override
    public long bytes() {
        return FIXED_BYTES + 4L * (devices.length + degrees.length + lostLinks.length);
    }

    @Override
    public long digest() {
        var whose = Digest.mix(copy, switchesAdd ? incarnation : ~incarnation);
        return Digest.mix(Digest.mix(whose, Digest.of(devices)), Digest.mix(Digest.of(degrees), Digest.of(lostLinks)));
    }

    /** Whether another begins on the same devices in the same way, whichever incarnation it is. */
    public boolean isLike(Restart other) {
        return copy == other.copy
                && switchesAdd == other.switchesAdd
                && Arrays.equals(devices, other.devices)
                && Arrays.equals(degrees, other.degrees)
                && Arrays.equals(lostLinks, other.lostLinks);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Restart that && incarnation == that.incarnation && isLike(that);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(digest());
    }
}
