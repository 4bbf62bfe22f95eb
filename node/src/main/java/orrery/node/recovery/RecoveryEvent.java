package orrery.node.recovery;

import java.time.Duration;
import orrery.protocol.units.SimTime;

/** Something that happened to a run, and not in it. */
public sealed interface RecoveryEvent {

    /**
     * A checkpoint is complete.
     *
     * @param at virtual time of its border
     * @param pause how long devices lay still for it, in wall time
     * @param whole from when it was asked for until it was sealed
     */
    record CheckpointWritten(long number, SimTime at, long bytes, Duration pause, Duration whole)
            implements RecoveryEvent {}

    /** It could not be written; the run goes on, and those before it are as they were. */
    record CheckpointFailed(long number, String why) implements RecoveryEvent {}

    /** A checkpoint that cannot be used; an older one will be. */
    record CheckpointDamaged(String what) implements RecoveryEvent {}

    /** The run needs its folder no longer, which cannot be removed. */
    record LeftBehind(String folder, String why) implements RecoveryEvent {}

    /** A host is gone. */
    record HostLost(String member, String doing, String how) implements RecoveryEvent {}

    /**
     * The run goes on.
     *
     * @param epoch how often it has been begun or taken up now
     * @param number of the checkpoint it goes on from; 0 for the beginning
     * @param at virtual time of that
     * @param hosts that share its devices now
     */
    record TakenUp(long epoch, long number, SimTime at, int hosts) implements RecoveryEvent {}
}
