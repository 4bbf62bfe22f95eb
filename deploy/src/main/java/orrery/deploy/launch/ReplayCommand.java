package orrery.deploy.launch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import orrery.deploy.live.Asked;
import orrery.deploy.live.Journal;
import orrery.deploy.report.ProgressDisplay;
import orrery.deploy.report.ProgressDisplay.Way;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ScenarioFile;
import orrery.deploy.topology.TopologyArgument;
import orrery.fabric.fault.FaultProblem;
import orrery.fabric.topology.TopologySource;
import orrery.node.outcome.Outcome;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery replay}: a run with faults that were typed by hand, again and without hands. */
@Command(
        name = "replay",
        description = "Gives a run with faults that were typed by hand again, from its journal.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Example: orrery replay ~/.local/state/orrery/runs/20260101-120000-a1b2/journal.jsonl --jvms 2",
            "Exit:    0 the same fingerprint, 1 another or a run that is not as it should be, 2 bad input"
        })
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "JOURNAL", description = "The journal.jsonl of a run.")
    private String journal;

    @Mixin
    private Where where;

    @Option(names = "--json", description = "The result as JSON; progress as JSON lines on stderr.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help.")
    private boolean help;

    private final Surroundings around;

    ReplayCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws RunFailure {
        var options = where.options(around.cores(), Optional.empty());
        var read = Journal.read(path());
        var file = ScenarioFile.read(read.asked().scenario(), read.asked().settings());
        var source = TopologyArgument.read(file.topology());
        requireSame(read.asked(), file.scenario(), source);
        var scenario = file.scenario().with(file.scenario().faults().amended(read.amendments()));
        var outcome = run(file, scenario, source, options);
        var findings = new RunFindings(scenario, outcome, Optional.empty(), List.of());
        around.out().print(json ? findings.json() : findings.text());
        around.out().flush();
        return verdict(read, outcome, findings);
    }

    private Path path() {
        try {
            return Path.of(journal);
        } catch (InvalidPathException unusable) {
            throw InputProblem.of("JOURNAL", "", unusable.getReason(), "a path", "");
        }
    }

    private void requireSame(Asked written, Scenario scenario, TopologySource source) {
        var now = Asked.now(written.scenario(), written.settings(), scenario, source);
        if (!now.likeness().equals(written.likeness())) {
            throw InputProblem.of(
                    journal,
                    "likeness",
                    "a journal of orrery " + written.likeness(),
                    "one of this, orrery " + now.likeness(),
                    "replay it with the version and catalogue that wrote it");
        }
        if (!now.hash().equals(written.hash())) {
            throw InputProblem.of(
                    journal,
                    "hash",
                    "a journal of another scenario than " + written.scenario() + " is now",
                    "the scenario as it was",
                    "undo what was changed in it");
        }
    }

    private Outcome run(ScenarioFile file, Scenario scenario, TopologySource source, RunOptions options)
            throws RunFailure {
        try (var progress = new ProgressDisplay(way(), around.err(), around.wallNanos())) {
            return around.engine().get().run(scenario, source, options, progress);
        } catch (ScenarioProblem problem) {
            throw file.locate(problem);
        } catch (FaultProblem impossible) {
            throw InputProblem.of(journal, "", impossible.getMessage(), "a journal that nobody edited", "");
        }
    }

    private Way way() {
        return json ? Way.JSON_LINES : around.isTerminal() ? Way.TERMINAL : Way.LINES;
    }

    private int verdict(Journal read, Outcome outcome, RunFindings findings) {
        var before = read.fingerprint();
        var same = before.isEmpty() || before.get().equals(outcome.fingerprint());
        around.err()
                .print(
                        before.isEmpty()
                                ? "the journal has no end: there is no fingerprint to compare with\n"
                                : same ? "the same as before\n" : "another fingerprint: it was " + before.get() + "\n");
        around.err().flush();
        return (same && findings.isGood() ? ExitCode.OK : ExitCode.EXPECTATION_FAILED).code();
    }
}
