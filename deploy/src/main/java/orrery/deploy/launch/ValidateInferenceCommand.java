package orrery.deploy.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import orrery.deploy.option.HelpOption;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.validation.inference.InferenceCsv;
import orrery.deploy.validation.inference.InferenceErrorTable;
import orrery.deploy.validation.inference.InferenceFile;
import orrery.deploy.validation.inference.InferenceJson;
import orrery.deploy.validation.inference.InferenceRow;
import orrery.deploy.validation.inference.InferenceText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orrery validate inference}: forecasts beside measured runs. */
@Command(
        name = "inference",
        description = "Forecasts measured runs and shows the errors, by system, model and metric.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Rows are CSV with the columns system, gpus, model, precision, tp, pp, ep, dp, isl, osl,",
            "batch_or_concurrency, metric, value, unit, source, confidence; what nobody said stays empty.",
            "Example: orrery validate inference --only H100",
            "         orrery validate inference --write deploy/validation",
            "Exit:    0 ok, 1 worse than the table of --against, 2 bad input, 6 input/output"
        })
final class ValidateInferenceCommand implements Callable<Integer> {
    private static final double TOLERANCE = 0.01;

    @Option(
            names = "--rows",
            paramLabel = "FILE",
            description = "Measured rows (default: those that come with Orrery).")
    private Path rows;

    @Option(names = "--only", paramLabel = "TEXT", description = "Only rows whose system, model or source has this.")
    private String only;

    @Option(
            names = "--write",
            paramLabel = "FOLDER",
            description = "Write inference.md and inference.csv into this folder, too.")
    private Path folder;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "Fail where a median is worse than in this table, by more than a percentage point.")
    private Path against;

    @Option(names = "--json", description = "The result as JSON.")
    private boolean json;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    ValidateInferenceCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        new CommittedTable(folder, against, rows).check();
        var before = against == null
                ? new InferenceErrorTable(List.of())
                : InferenceCsv.read(against.toString(), Files.readString(against));
        var validation = new Comparisons(around, json).inference(wanted(read()));
        if (folder != null) {
            Files.writeString(folder.resolve("inference.md"), InferenceText.markdown(validation));
            Files.writeString(folder.resolve("inference.csv"), InferenceCsv.of(validation.table()));
        }
        around.out().print(json ? InferenceJson.of(validation) : InferenceText.of(validation));
        around.out().flush();
        return CommittedTable.verdict(validation.table().worseThan(before, TOLERANCE), around);
    }

    private List<InferenceRow> read() throws IOException {
        if (rows == null) {
            return InferenceFile.shipped();
        }
        try (var in = Files.newInputStream(rows)) {
            return InferenceFile.read(rows.toString(), in);
        }
    }

    private List<InferenceRow> wanted(List<InferenceRow> all) {
        if (only == null) {
            return all;
        }
        var text = only.toLowerCase(Locale.ROOT);
        var kept = all.stream()
                .filter(row -> (row.system() + "\n" + row.model() + "\n" + row.source())
                        .toLowerCase(Locale.ROOT)
                        .contains(text))
                .toList();
        if (kept.isEmpty()) {
            var systems = all.stream().map(InferenceRow::system).distinct().toList();
            throw InputProblem.of(
                    "--only", "", "\"" + only + "\", which no row has", "part of " + String.join("; ", systems), "");
        }
        return kept;
    }
}
