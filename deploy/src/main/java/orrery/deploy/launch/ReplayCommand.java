package orrery.deploy.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.live.Journal;
import orrery.deploy.live.LiveFolders;
import orrery.deploy.option.HelpOption;
import orrery.deploy.report.ProgressDisplay.Way;
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
            "Example: orrery replay --jvms 2",
            "         orrery replay orrery-runs/hgx-h100-20260101-120000/journal.jsonl",
            "Exit:    0 the same fingerprint, 1 another or a run that is not as it should be, 2 bad input"
        })
final class ReplayCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "JOURNAL",
            description = "The journal.jsonl of a run (default: the newest).")
    private Path journal;

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
    public Integer call() throws IOException, RunFailure {
        var options = where.options(around.cores(), Optional.empty());
        var path = journal == null ? LiveFolders.newestJournal(LiveFolders.root()) : journal;
        var read = Journal.read(path);
        var again = new Rerun(around, path.toString(), way());
        var findings = again.findings(read.asked(), Optional.of(read.amendments()), options);
        around.out().print(json ? findings.json() : findings.text());
        around.out().flush();
        return again.verdict(read.fingerprint(), findings);
    }

    private Way way() {
        return json ? Way.JSON_LINES : around.isTerminal() ? Way.TERMINAL : Way.LINES;
    }
}
