package orrery.node.collective;

import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.SimDuration;

/**
 * What a rank's kernel spends while it works through its part of a collective.
 *
 * <pre>
 *   begin ──start──▶ first action
 *   a piece's last byte ──notice──▶ action ──handling + bytes / copyRate──▶ next action of the lane
 * </pre>
 *
 * An action sends while it copies: the last byte of a piece leaves when the copying ends, or when the link has carried it,
 * whichever is later.
 *
 * @param start from the host's call until the kernel works on every rank
 * @param notice from a piece's last byte at the receiver until the receiver may use it: flags, and the fence before them;
 *     other pieces may be copied meanwhile
 * @param handling of every action, whatever its size, beside the bytes; nothing else is done meanwhile
 * @param copyRate of one lane, with all its channels together, counted in bytes of data
 * @param wireShare of the bytes on a wire that are data, before the medium's own headers: flags are the rest
 */
public record Costs(
        SimDuration start, SimDuration notice, SimDuration handling, Bandwidth copyRate, double wireShare) {

    public Costs {
        if (!(wireShare > 0 && wireShare <= 1)) {
            throw new IllegalArgumentException("wireShare " + wireShare + ", allowed: above 0, at most 1");
        }
    }
}
