package orrery.deploy.launch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import orrery.deploy.live.Journal;
import orrery.deploy.option.HelpOption;
import orrery.deploy.report.ProgressDisplay.Way;
import orrery.deploy.scenario.InputProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery replay}: a run with faults that were typed by hand, again and without hands. */
@Command(
        name = "replay",
        description = "Has a run with faults typed by hand again, from its journal.",
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

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    ReplayCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws RunFailure {
        var options = where.options(around.cores(), Optional.empty());
        var read = Journal.read(path());
        var again = new Rerun(around, journal, way());
        var findings = again.findings(read.asked(), Optional.of(read.amendments()), options);
        around.out().print(json ? findings.json() : findings.text());
        around.out().flush();
        return again.verdict(read.fingerprint(), findings);
    }

    private Path path() {
        try {
            return Path.of(journal);
        } catch (InvalidPathException unusable) {
            throw InputProblem.of("JOURNAL", "", unusable.getReason(), "a path", "");
        }
    }

    private Way way() {
        return json ? Way.JSON_LINES : around.isTerminal() ? Way.TERMINAL : Way.LINES;
    }
}
