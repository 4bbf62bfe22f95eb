package orrery.deploy.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import orrery.deploy.option.HelpOption;
import orrery.deploy.validation.failure.FailureCsv;
import orrery.deploy.validation.failure.FailureJson;
import orrery.deploy.validation.failure.FailureRow;
import orrery.deploy.validation.failure.FailureText;
import orrery.deploy.validation.failure.FailureValidation;
import orrery.fabric.catalogue.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orrery validate failures}: rates and recovery times beside what others counted. */
@Command(
        name = "failures",
        description = "Compares rates of failures and recovery times with what others counted.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Rows are CSV with the columns dataset, system, scale_gpus, component, rate, rate_unit, source, confidence.",
            "Example: orrery validate failures --write deploy/validation",
            "Exit:    0 ok, 1 worse than the table of --against, 2 bad input, 6 input/output"
        })
final class ValidateFailuresCommand implements Callable<Integer> {
    private static final double TOLERANCE = 0.01;

    @Option(
            names = "--rows",
            paramLabel = "FILE",
            description = "Measured rows (default: those that come with Orrery).")
    private Path rows;

    @Option(
            names = "--write",
            paramLabel = "FOLDER",
            description = "Write failures.md and failures.csv into this folder, too.")
    private Path folder;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "Fail where an error is worse than in this table, by more than a percentage point.")
    private Path against;

    @Option(names = "--json", description = "The result as JSON.")
    private boolean json;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    ValidateFailuresCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        new CommittedTable(folder, against, rows).check();
        var before = against == null
                ? Map.<String, Double>of()
                : FailureCsv.read(against.toString(), Files.readString(against));
        var validation = FailureValidation.of(read(), Catalogue.load().reliability());
        if (folder != null) {
            Files.writeString(folder.resolve("failures.md"), FailureText.markdown(validation));
            Files.writeString(folder.resolve("failures.csv"), FailureCsv.of(validation));
        }
        around.out().print(json ? FailureJson.of(validation) : FailureText.of(validation));
        around.out().flush();
        return CommittedTable.verdict(validation.worseThan(before, TOLERANCE), around);
    }

    private List<FailureRow> read() throws IOException {
        if (rows == null) {
            return FailureRow.shipped();
        }
        try (var in = Files.newInputStream(rows)) {
            return FailureRow.read(rows.toString(), in);
        }
    }
}
