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
 * @param endsUnwritten whether a checkpoint that cannot be written ends the run; otherwise it goes on as it is
 * @param told of everything that happens to it, from any thread
 */
public record Keeping(
        RunFolder folder,
        Duration every,
        OnLoss onLoss,
        boolean takesIn,
        boolean endsUnwritten,
        Consumer<RecoveryEvent> told) {
    /** It goes on whatever becomes of its checkpoints. */
    public Keeping(RunFolder folder, Duration every, OnLoss onLoss, boolean takesIn, Consumer<RecoveryEvent> told) {
        this(folder, every, onLoss, takesIn, false, told);
    }

    /** Somebody else is told as well. */
    public Keeping telling(Consumer<RecoveryEvent> other) {
        return new Keeping(folder, every, onLoss, takesIn, endsUnwritten, told.andThen(other));
    }
}
