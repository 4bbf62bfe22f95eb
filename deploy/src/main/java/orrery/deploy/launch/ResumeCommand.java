package orrery.deploy.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.experiment.Experiment;
import orrery.deploy.experiment.RunFindings;
import orrery.deploy.experiment.Subject;
import orrery.deploy.keeping.KeptRun;
import orrery.deploy.keeping.Request;
import orrery.deploy.keeping.RunRoot;
import orrery.deploy.live.LiveFolders;
import orrery.deploy.option.HelpOption;
import orrery.deploy.report.ProgressDisplay.Way;
import orrery.node.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery resume}: takes up a run that its JVMs did not survive; the result is what it would have been. */
@Command(
        name = "resume",
        description = "Takes up a run from its last good checkpoint, whatever ended it.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {"", "Example: orrery resume 20261121-193015-5f0c --jvms 2"})
final class ResumeCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "Id or folder of a run, as orrery run said (default: the newest).")
    private String run;

    @Mixin
    private Where where;

    @Mixin
    private KeepOptions keep;

    @Option(names = "--json", description = "The result as JSON; progress as JSON lines on stderr.")
    private boolean json;

    @Option(names = "--transcript", paramLabel = "FILE", description = "Write everything that happened to a file.")
    private Path transcript;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    ResumeCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws RunFailure {
        var options = where.options(
                around.cores(), Optional.ofNullable(transcript).map(file -> OutputFile.check("--transcript", file)));
        var folder = RunRoot.find(keep.root(), run);
        var request = KeptRun.request(folder);
        var subject = request.read(); // whose rows of the catalogue must be in use before the run is opened
        try (var kept = KeptRun.open(folder)) {
            return resume(kept, request, subject, options);
        }
    }

    private int resume(KeptRun kept, Request request, Optional<Subject> subject, RunOptions options) throws RunFailure {
        var job = kept.job();
        var execution = new Execution(around, way(), keep);
        execution.say("run " + kept.id() + " is taken up from " + kept.path());
        var same = subject.filter(now -> isSame(now.file().scenario(), job.scenario()));
        var how = job.verified() ? options : options.unverified();
        if (same.isPresent()) {
            var experiment = new Experiment(
                    around.engine(),
                    same.get(),
                    how,
                    new Display(around, way()),
                    (_, hands) -> execution.resume(kept, hands));
            return show(job.scenario().faults().live() ? live(experiment, kept, same.get()) : experiment.findings());
        }
        execution.say(request.scenario()
                + " is not what it was: the run goes on, nothing is expected of it, and nobody can type faults");
        return show(new RunFindings(job.scenario(), execution.resume(kept, how), Optional.empty(), List.of()));
    }

    /** But for what people did to it. */
    private static boolean isSame(Scenario now, Scenario then) {
        var faults = now.faults();
        return then.faults().live()
                ? now.with(faults.amended(then.faults().amendments())).equals(then)
                : now.equals(then);
    }

    /** They may go on. */
    private static RunFindings live(Experiment experiment, KeptRun kept, Subject subject) throws RunFailure {
        try (var people = LiveRun.again(LiveFolders.root().resolve(kept.id()), subject.asked(), kept.job())) {
            return experiment.findings(people);
        } catch (IOException e) {
            throw new UncheckedIOException("no place to listen in " + LiveFolders.root() + ": " + e.getMessage(), e);
        }
    }

    private int show(RunFindings findings) {
        around.out().print(json ? findings.json() : findings.text());
        around.out().flush();
        return (findings.isGood() ? ExitCode.OK : ExitCode.EXPECTATION_FAILED).code();
    }

    private Way way() {
        return json ? Way.JSON_LINES : around.isTerminal() ? Way.TERMINAL : Way.LINES;
    }
}
