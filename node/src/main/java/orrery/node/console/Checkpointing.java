package orrery.node.console;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import orrery.node.host.HostMessage.NotWritten;
import orrery.node.host.HostMessage.Write;
import orrery.node.host.HostMessage.Written;
import orrery.node.recovery.Checkpoint;
import orrery.node.recovery.CheckpointFolder;
import orrery.node.recovery.Keeping;
import orrery.node.recovery.RecoveryEvent;
import orrery.node.recovery.RecoveryProblem;
import orrery.node.recovery.Stamp;
import orrery.protocol.units.SimTime;

/**
 * The checkpoints of one attempt, one after another.
 *
 * <pre>
 *   none ──due──▶ begun (asked of all hosts, tick by tick) ──Written by all──▶ sealed ──▶ none
 *                    └──NotWritten by one──▶ none
 * </pre>
 */
final class Checkpointing {
    private static final Pattern FOLDER = Pattern.compile("checkpoint-\\d+-\\d+");

    private final Keeping keeping;
    private final long run;
    private final int places;
    private final long achievedBefore;
    private final TreeMap<Integer, Written> written = new TreeMap<>();
    private CheckpointFolder begun; // null while none is under way
    private long sinceNanos = System.nanoTime();
    private boolean hasSealed;
    private String lastWhy = "";
    private List<String> amendments; // those that are not on disk yet; null where all are

    Checkpointing(Keeping keeping, long run, int places, long achievedBefore) {
        this.keeping = keeping;
        this.run = run;
        this.places = places;
        this.achievedBefore = achievedBefore;
    }

    /** Whether there is one of this attempt. */
    boolean hasSealed() {
        return hasSealed;
    }

    /** Whether this console is fenced: whatever it would still write is of no use. */
    boolean isOvertaken() {
        try {
            return keeping.folder().isOvertaken();
        } catch (IOException e) {
            return false; // nobody can tell; sealing will
        }
    }

    /** Why the run is to end; empty where it may go on. */
    Optional<String> mustEnd() {
        return Optional.of(lastWhy).filter(why -> keeping.endsUnwritten() && !why.isEmpty());
    }

    boolean isUnderWay() {
        return begun != null;
    }

    /** What to ask of all hosts now. */
    Optional<Write> wanted(boolean mayBegin) {
        if (mayBegin && begun == null && elapsed().compareTo(keeping.every()) >= 0) {
            begin();
        }
        return begun == null ? Optional.empty() : Optional.of(write());
    }

    /** What was amended by now, a word each. */
    void amended(List<String> words) {
        amendments = words;
        try {
            writeAmendments();
        } catch (IOException e) {
            tellOnce(new RecoveryEvent.CheckpointFailed(0, "what was amended: " + e));
        }
    }

    /** Before whatever came of them is in a checkpoint. */
    private void writeAmendments() throws IOException {
        if (amendments != null) {
            keeping.folder().amend(amendments);
            amendments = null;
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - sinceNanos);
    }

    private void begin() {
        sinceNanos = System.nanoTime();
        try {
            begun = keeping.folder().begin();
        } catch (IOException e) {
            tellOnce(new RecoveryEvent.CheckpointFailed(0, e.toString()));
        }
    }

    private Write write() {
        return new Write(run, begun.number(), begun.path().toAbsolutePath().toString(), stamp());
    }

    private Stamp stamp() {
        return Stamp.current(keeping.folder().id(), begun.epoch(), begun.number());
    }

    /** Whether this was the last that was missing, and the checkpoint is sealed. */
    boolean on(Written message) {
        if (begun == null || message.number() != begun.number()) {
            return false;
        }
        written.put(message.jvm(), message);
        return written.size() == places && seal(List.copyOf(written.values()));
    }

    private boolean seal(List<Written> all) {
        var achieved =
                achievedBefore + all.stream().mapToLong(Written::achieved).sum();
        var files = all.stream().map(Written::file).toList();
        var checkpoint = new Checkpoint(begun.path(), stamp(), all.getFirst().atPs(), achieved, files);
        try {
            writeAmendments();
            keeping.folder().complete(checkpoint);
        } catch (IOException | RecoveryProblem e) {
            return abandon(e.getMessage());
        }
        hasSealed = true;
        lastWhy = "";
        tell(checkpoint, all.stream().mapToLong(Written::pauseNanos).max().orElse(0));
        end();
        return true;
    }

    private void tell(Checkpoint checkpoint, long pauseNanos) {
        var at = new SimTime(checkpoint.atPs());
        keeping.told()
                .accept(new RecoveryEvent.CheckpointWritten(
                        begun.number(), at, checkpoint.bytes(), Duration.ofNanos(pauseNanos), elapsed()));
    }

    void on(NotWritten message) {
        if (begun != null && message.number() == begun.number()) {
            abandon(message.why());
        }
    }

    private boolean abandon(String why) {
        tellOnce(new RecoveryEvent.CheckpointFailed(begun.number(), why));
        try {
            begun.remove();
        } catch (IOException e) {
            // Nobody takes it for complete; the next one that is removes it.
        }
        end();
        return false;
    }

    /** What fails for the same reason as the one before is no news, whatever the number of its folder. */
    private void tellOnce(RecoveryEvent.CheckpointFailed failed) {
        var why = FOLDER.matcher(failed.why()).replaceAll("");
        if (!why.equals(lastWhy)) {
            lastWhy = why;
            keeping.told().accept(failed);
        }
    }

    /** The next one is due so long after this one ended, so that a slow disk is not kept busy all the time. */
    private void end() {
        begun = null;
        written.clear();
        sinceNanos = System.nanoTime();
    }
}
