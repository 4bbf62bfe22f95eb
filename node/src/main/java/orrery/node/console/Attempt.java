package orrery.node.console;

import java.util.Optional;
import orrery.node.recovery.Checkpoint;
import orrery.node.recovery.Keeping;
import orrery.node.recovery.RecoveryEvent;
import orrery.protocol.units.SimTime;

/**
 * One time that a job is begun or taken up.
 *
 * @param number from 1
 * @param inVain how many attempts before it ended without a new checkpoint
 * @param epoch of the run in its folder; 0 where it is not kept
 * @param from where it goes on; empty for the beginning
 */
record Attempt(int number, int inVain, long epoch, Optional<Checkpoint> from) {
    /** So many in a row, and whatever kills hosts kills them again. */
    private static final int MOST_IN_VAIN = 5;

    static final Attempt ONLY = new Attempt(1, 0, 0, Optional.empty());

    boolean isHopeless() {
        return inVain >= MOST_IN_VAIN;
    }

    /** The folder of the checkpoint, as hosts are told. */
    String folder() {
        return from.map(checkpoint -> checkpoint.folder().toAbsolutePath().toString())
                .orElse("");
    }

    long achieved() {
        return from.map(Checkpoint::achieved).orElse(0L);
    }

    void tell(Keeping keeping, int hosts) {
        var at = new SimTime(from.map(Checkpoint::atPs).orElse(0L));
        var checkpoint = from.map(good -> good.stamp().number()).orElse(0L);
        if (epoch > 1) {
            keeping.told().accept(new RecoveryEvent.TakenUp(epoch, checkpoint, at, hosts));
        }
    }
}
