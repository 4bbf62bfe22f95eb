package orrery.deploy.keeping;

import java.time.Duration;
import orrery.node.recovery.OnLoss;

/**
 * How a run survives its JVMs.
 *
 * @param every wall time between two checkpoints
 * @param onLoss what happens when a host is lost
 * @param endsUnwritten whether a checkpoint that cannot be written ends the run
 */
public record Survival(Duration every, OnLoss onLoss, boolean endsUnwritten) {
    /** Wall time between two checkpoints where nobody says another. */
    public static final Duration USUAL_EVERY = Duration.ofSeconds(10);

    /** A local JVM that ended is started anew, which takes a few seconds. */
    public static final Duration LOCAL_WAIT = Duration.ofSeconds(10);

    /** Of a run over JVMs of this machine. */
    public static final Survival LOCAL = new Survival(USUAL_EVERY, OnLoss.waiting(LOCAL_WAIT), false);
}
