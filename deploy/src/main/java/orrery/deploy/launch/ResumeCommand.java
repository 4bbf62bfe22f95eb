package orrery.deploy.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import orrery.deploy.report.ProgressDisplay.Way;
import orrery.deploy.scenario.ScenarioFile;
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

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help.")
    private boolean help;

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
        var file = request.read(); // whose rows of the catalogue must be in use before the run is opened
        try (var kept = KeptRun.open(folder)) {
            return resume(kept, request, file, options);
        }
    }

    private int resume(KeptRun kept, Request request, Optional<ScenarioFile> file, RunOptions options)
            throws RunFailure {
        var job = kept.job();
        var execution = new Execution(around, way(), keep);
        execution.say("run " + kept.id() + " is taken up from " + kept.path());
        var same = file.filter(now -> now.scenario().equals(job.scenario()));
        var how = job.verified() ? options : options.unverified();
        if (same.isPresent()) {
            return show(
                    new Experiment(around, same.get(), how, way(), (_, _) -> execution.resume(kept, how)).findings());
        }
        execution.say(request.scenario() + " is not what it was: the run goes on, and nothing is expected of it");
        return show(new RunFindings(job.scenario(), execution.resume(kept, how), Optional.empty(), List.of()));
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
