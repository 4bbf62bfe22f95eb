package orrery.node.host;

import java.util.List;
import orrery.fabric.topology.TopologyProblem;
import orrery.node.checkpoint.ModelProblem;
import orrery.node.recovery.RecoveryProblem;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.snapshot.SnapshotProblem;

/** Why a host cannot go on with a run. Texts only, so that it travels. */
public sealed interface HostFailure {

    /** It works for another console. */
    record Busy(String console) implements HostFailure {}

    /** The scenario does not go together; see {@link ScenarioProblem}. */
    record ScenarioRefused(String field, String found, String allowed, String remedy) implements HostFailure {}

    /** The topology cannot be drawn; see {@link TopologyProblem}. */
    record TopologyRefused(String message) implements HostFailure {}

    /** A file of the model is wrong; see {@link ModelProblem}. */
    record ModelRefused(String message) implements HostFailure {}

    /** A checkpoint cannot be used; see {@link RecoveryProblem}. */
    record CheckpointRefused(String message) implements HostFailure {}

    /** What happened could not be put on record: the disk. */
    record NotRecorded(String why) implements HostFailure {}

    /** The heap is full. */
    record OutOfMemory(String message) implements HostFailure {}

    /** A device broke its contract or a kernel threw. */
    record DeviceBroke(String device, long reachedPs, String cause, String trace) implements HostFailure {}

    /**
     * No progress for as long as patience lasts.
     *
     * @param waiting who waits for what, a line each
     */
    record Stalled(long reachedPs, List<String> waiting) implements HostFailure {}

    /** Anything else that should not happen, while it was doing something. */
    record Defect(String doing, String cause, String trace) implements HostFailure {}

    /** What was thrown while a host was doing something. */
    static HostFailure of(String doing, Throwable thrown) {
        return switch (thrown) {
            case ScenarioProblem problem ->
                new ScenarioRefused(problem.field(), problem.found(), problem.allowed(), problem.remedy());
            case TopologyProblem problem -> new TopologyRefused(problem.getMessage());
            case ModelProblem problem -> new ModelRefused(problem.getMessage());
            case SnapshotProblem problem -> new CheckpointRefused(problem.getMessage());
            case RecoveryProblem problem -> new CheckpointRefused(problem.getMessage());
            case Recorder.NotRecorded problem -> new NotRecorded(problem.getMessage());
            case OutOfMemoryError full -> new OutOfMemory(full.getMessage());
            default -> new Defect(doing, thrown.toString(), Trace.of(thrown));
        };
    }
}
