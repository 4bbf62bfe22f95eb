package orrery.node.orchestration;

import java.util.List;
import orrery.protocol.payload.Trouble;

/**
 * One trouble that a copy had.
 *
 * @param copy which
 * @param incarnation that ended by it, or that was down already
 * @param trouble as it was told
 * @param devices that the copy stood on
 * @param detectedPs when it was told
 * @param recoveredPs when the copy served again; {@link #NEVER} where it did not
 */
public record Outage(
        int copy, int incarnation, Trouble trouble, List<Integer> devices, long detectedPs, long recoveredPs) {
    public static final long NEVER = Long.MAX_VALUE;

    Outage over(long nowPs) {
        return new Outage(copy, incarnation, trouble, devices, detectedPs, nowPs);
    }
}
