package orrery.deploy.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.live.Journal;
import orrery.deploy.option.HelpOption;
import orrery.deploy.report.ProgressDisplay.Way;
import orrery.deploy.result.Changed;
import orrery.deploy.result.Stamp;
import orrery.deploy.result.StampForm;
import orrery.fabric.fault.Amendment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery reproduce}: the run that left a stamp, once more. */
@Command(
        name = "reproduce",
        description = "Has the run that left a stamp again, and compares.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Every input must be what it was: what differs is named, and nothing is run.",
            "Example: orrery reproduce orrery-runs/hgx-h100-20260101-120000/stamp.json --jvms 2",
            "Exit:    0 the same fingerprint, 1 another or a run that is not as it should be, 2 bad input"
        })
final class ReproduceCommand implements Callable<Integer> {
    private static final String STAMP = "STAMP";

    @Parameters(paramLabel = STAMP, description = "The stamp.json of a run, or the folder it lies in.")
    private Path path;

    @Mixin
    private Where where;

    @Option(names = "--json", description = "The result as JSON; progress as JSON lines on stderr.")
    private boolean json;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    ReproduceCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws RunFailure {
        var file = Files.isDirectory(path) ? path.resolve(Stamp.FILE) : path;
        var stamp = StampForm.read(STAMP, file).in(file.toAbsolutePath().getParent());
        var options = where.options(around.cores(), Optional.empty());
        Changed.refuse(file.toString(), stamp);
        var again = new Rerun(around, file.toString(), way());
        var findings =
                again.findings(stamp.asked(), typed(file, stamp), stamp.isVerified() ? options : options.unverified());
        around.out().print(json ? findings.json() : findings.text());
        around.out().flush();
        return again.verdict(Optional.of(stamp.fingerprint()), findings);
    }

    private static Optional<List<Amendment.Dated>> typed(Path file, Stamp stamp) {
        return stamp.isTyped()
                ? Optional.of(Journal.read(file.resolveSibling(Stamp.JOURNAL)).amendments())
                : Optional.empty();
    }

    private Way way() {
        return json ? Way.JSON_LINES : around.isTerminal() ? Way.TERMINAL : Way.LINES;
    }
}
