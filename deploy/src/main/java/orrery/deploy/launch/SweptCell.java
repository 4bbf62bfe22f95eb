package orrery.deploy.launch;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.experiment.Audience;
import orrery.deploy.experiment.Experiment;
import orrery.deploy.experiment.Leaving;
import orrery.deploy.experiment.Subject;
import orrery.deploy.result.ResultFolder;
import orrery.deploy.scenario.ScenarioInput;
import orrery.deploy.sweep.Cell;
import orrery.deploy.sweep.CellRunner;
import orrery.node.job.Job;
import orrery.node.outcome.Outcome;

/**
 * The runs of a sweep's cells, each as {@code orrery run} would do it, without a word.
 *
 * @param scenario that is read anew for each
 * @param options of every run
 */
record SweptCell(Surroundings around, ScenarioInput scenario, RunOptions options) implements CellRunner {
    private static final String OUT = "--out";

    @Override
    public boolean isVerified() {
        return options.verified();
    }

    /** Whatever goes wrong is this cell's alone. */
    @Override
    public Optional<Failure> run(Cell cell, Path folder, DoubleConsumer share) {
        try {
            leave(cell, folder, share);
            return Optional.empty();
        } catch (Throwable failed) {
            return Optional.of(new Failure(Problems.exitCode(failed).meaning(), Problems.words(failed)));
        }
    }

    private void leave(Cell cell, Path folder, DoubleConsumer share) throws RunFailure {
        var subject = Subject.read(scenario.again(), cell.settings());
        try (var leaving = new Leaving(Optional.of(ResultFolder.begin(OUT, folder, true)), subject)) {
            var experiment = new Experiment(
                    around.engine(),
                    subject,
                    options,
                    Audience.of(_ -> {}),
                    (job, how) -> outcome(job, leaving.recorded(how), share));
            leaving.leave(experiment.findings(), experiment, options);
        }
    }

    private Outcome outcome(Job.Run job, RunOptions how, DoubleConsumer share) throws RunFailure {
        return around.engine()
                .get()
                .run(
                        job.scenario(),
                        job.topology(),
                        how,
                        progress -> share.accept((double) progress.achieved() / Math.max(1, progress.asked())));
    }
}
