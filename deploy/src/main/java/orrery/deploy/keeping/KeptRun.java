package orrery.deploy.keeping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.live.LiveFolders;
import orrery.node.checkpoint.ModelProblem;
import orrery.node.host.JobForm;
import orrery.node.job.Job;
import orrery.node.outcome.Outcome;
import orrery.node.recovery.Keeping;
import orrery.node.recovery.RecoveryEvent;
import orrery.node.recovery.RecoveryProblem;
import orrery.node.recovery.RunFolder;
import orrery.node.scenario.ScenarioProblem;
import orrery.protocol.wire.WireProblem;

/** The folder of a run while somebody has it done: removed when the run ended well, left to be taken up otherwise. */
public final class KeptRun implements AutoCloseable {
    private final RunFolder folder;

    private KeptRun(RunFolder folder) {
        this.folder = folder;
    }

    /** What is done while it is kept. */
    public interface Work {
        Outcome outcome(KeptRun kept) throws RunFailure;
    }

    /**
     * From the beginning; nothing is left of a run that does not go together.
     *
     * @param folder of this run alone, not there yet
     * @param told what becomes of the folder
     */
    public static Outcome begin(Path folder, Job job, Request request, Consumer<RecoveryEvent> told, Work work)
            throws RunFailure {
        try (var kept = create(folder, job, request)) {
            try {
                return work.outcome(kept);
            } catch (ScenarioProblem | ModelProblem useless) {
                kept.done(told);
                throw useless;
            }
        }
    }

    private static KeptRun create(Path folder, Job job, Request request) {
        try {
            return new KeptRun(RunFolder.create(folder, LiveFolders.FILES, JobForm.write(job), request.lines()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the run cannot be kept in " + folder + ": " + e
                            + "; --checkpoints DIR (in a program, keptIn) names another"
                            + " place, --checkpoint-every off (unkept) does without",
                    e);
        }
    }

    /**
     * One that was begun before.
     *
     * @throws RunFailure where it is damaged, of another version, or under way
     */
    public static KeptRun open(Path folder) throws RunFailure {
        try {
            return new KeptRun(RunFolder.open(folder));
        } catch (RecoveryProblem problem) {
            throw new RunFailure(ExitCode.CHECKPOINT, problem.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("the run in " + folder + " cannot be read: " + e, e);
        }
    }

    /** What it was asked with. */
    public static Request request(Path folder) throws RunFailure {
        try {
            return Request.of(RunFolder.asked(folder));
        } catch (RecoveryProblem problem) {
            throw new RunFailure(ExitCode.CHECKPOINT, problem.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("the run in " + folder + " cannot be read: " + e, e);
        }
    }

    /** What it does, with what people changed in it. */
    public Job.Run job() throws RunFailure {
        try {
            var job = (Job.Run) JobForm.read(folder.job());
            for (var amendment : folder.amendments()) {
                job = job.amended(JobForm.amendment(amendment));
            }
            return job;
        } catch (IOException | RecoveryProblem | WireProblem | ClassCastException e) {
            throw new RunFailure(
                    ExitCode.CHECKPOINT, folder.path() + " holds no run that can be taken up: " + e.getMessage());
        }
    }

    /** By which it can be taken up. */
    public String id() {
        return folder.id();
    }

    public Path path() {
        return folder.path();
    }

    /** With the run's options those by which it survives. */
    public RunOptions options(RunOptions options, Survival how, Consumer<RecoveryEvent> told) {
        var takesIn = options.join().isPresent() || options.jvms() > 1;
        return options.kept(
                Optional.of(new Keeping(folder, how.every(), how.onLoss(), takesIn, how.endsUnwritten(), told)));
    }

    /** Nobody will take it up. A folder that cannot be removed does not spoil what the run came to: that is told. */
    public void done(Consumer<RecoveryEvent> told) {
        try {
            folder.remove();
        } catch (IOException e) {
            told.accept(new RecoveryEvent.LeftBehind(folder.path().toString(), e.toString()));
        }
    }

    @Override
    public void close() {
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
