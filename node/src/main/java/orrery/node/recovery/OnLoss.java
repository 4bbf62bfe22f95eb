package orrery.node.recovery;

import java.time.Duration;

/**
 * What happens when a host is lost.
 *
 * @param isTakenUp whether the run goes on from its last checkpoint; otherwise it ends
 * @param replacement how long to wait for another host first; then those that are left take all devices
 */
public record OnLoss(boolean isTakenUp, Duration replacement) {
    public static final OnLoss FAIL = new OnLoss(false, Duration.ZERO);
    public static final OnLoss TAKE_OVER = new OnLoss(true, Duration.ZERO);

    public static OnLoss waiting(Duration replacement) {
        return new OnLoss(true, replacement);
    }
}
