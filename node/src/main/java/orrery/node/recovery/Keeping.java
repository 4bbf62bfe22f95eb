package orrery.node.recovery;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How a run is kept.
 *
 * @param folder where its checkpoints are
 * @param every wall time between two of them
 * @param onLoss what happens when a host is lost
 * @param takesIn whether a host that comes later gets a share, at a checkpoint
 * @param told of everything that happens to it, from any thread
 */
public record Keeping(RunFolder folder, Duration every, OnLoss onLoss, boolean takesIn, Consumer<RecoveryEvent> told) {

    /** Somebody else is told as well. */
    public Keeping telling(Consumer<RecoveryEvent> other) {
        return new Keeping(folder, every, onLoss, takesIn, told.andThen(other));
    }
}
