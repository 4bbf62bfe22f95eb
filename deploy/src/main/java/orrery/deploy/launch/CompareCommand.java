package orrery.deploy.launch;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import orrery.deploy.comparison.Comparison;
import orrery.deploy.comparison.ComparisonJson;
import orrery.deploy.comparison.ComparisonText;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.option.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery compare}: what differs between two runs. */
@Command(
        name = "compare",
        description = "Says what differs between two runs, and where they part.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Example: orrery compare orrery-runs/hgx-h100-20260101-120000 orrery-runs/mine",
            "Exit:    0 the same came out, 1 it differs, 2 bad input"
        })
final class CompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "A", description = "The folder that a run left.")
    private Path first;

    @Parameters(index = "1", paramLabel = "B", description = "The folder that another left.")
    private Path second;

    @Option(names = "--json", description = "The result as JSON.")
    private boolean json;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    CompareCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        var comparison = Comparison.of(first, second);
        around.out().print(json ? ComparisonJson.of(comparison) : ComparisonText.of(comparison));
        around.out().flush();
        return (comparison.isSame() ? ExitCode.OK : ExitCode.EXPECTATION_FAILED).code();
    }
}
