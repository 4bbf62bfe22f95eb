package orrery.deploy.launch;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import orrery.deploy.report.ProgressDisplay.Way;
import orrery.deploy.result.ResultFolder;
import orrery.deploy.scenario.ScenarioFile;
import orrery.deploy.sweep.Cell;
import orrery.deploy.sweep.CellRunner;
import orrery.node.job.Job;
import orrery.node.outcome.Outcome;

/**
 * The runs of a sweep's cells, each as {@code orrery run} would do it, without a word.
 *
 * @param scenario a shipped one by name, or the absolute path of a file
 * @param options of every run
 */
record SweptCell(Surroundings around, String scenario, RunOptions options) implements CellRunner {
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
        var file = ScenarioFile.read(scenario, cell.settings());
        try (var leaving = new Leaving(Optional.of(ResultFolder.begin(OUT, folder, true)), scenario, file)) {
            var experiment = new Experiment(
                    quiet(), file, options, Way.LINES, (job, how) -> outcome(job, leaving.recorded(how), share));
            var asked = experiment.asked(scenario, cell.settings());
            leaving.leave(experiment.findings(), asked, experiment, options);
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

    /** Several at once would talk over each other. */
    private Surroundings quiet() {
        var nowhere = new PrintWriter(Writer.nullWriter());
        return new Surroundings(
                nowhere, nowhere, false, around.wallNanos(), around.cores(), around.engine(), Optional.empty());
    }
}
