package orrery.deploy.launch;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.option.HelpOption;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.validation.ErrorCsv;
import orrery.deploy.validation.ErrorTable;
import orrery.deploy.validation.MeasuredRow;
import orrery.deploy.validation.RowFile;
import orrery.deploy.validation.Validation;
import orrery.deploy.validation.ValidationJson;
import orrery.deploy.validation.ValidationText;
import orrery.protocol.naming.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orrery validate collectives}: repeats measured collectives, and shows how far the model is off. */
@Command(
        name = "collectives",
        description = "Repeats measured collectives and shows the errors, by system, collective and size.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Rows are CSV with the columns system, gpus, collective, message_bytes, latency_us, algbw_GBps,",
            "busbw_GBps, algorithm, source, confidence; sizes and figures may be empty.",
            "Example: orrery validate collectives --system H100 --each",
            "         orrery validate collectives --write table.md --write table.csv",
            "         orrery validate collectives --against table.csv",
            "Exit:    0 ok, 1 worse than the table of --against, 2 bad input, 6 input/output"
        })
final class ValidateCollectivesCommand implements Callable<Integer> {
    private static final long LARGEST_TABLE = 16_000_000; // bytes

    @Option(
            names = "--rows",
            paramLabel = "FILE",
            description = "Measured rows (default: those that come with Orrery).")
    private Path rows;

    @Option(names = "--system", paramLabel = "TEXT", description = "Only rows whose system contains this.")
    private String system;

    @Option(names = "--each", description = "Also one line for every row.")
    private boolean each;

    @Option(names = "--json", description = "The result as JSON.")
    private boolean json;

    @Option(names = "--csv", description = "The table as CSV.")
    private boolean csv;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Write to a .md, .csv or .json file, too; repeatable.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "Fail where a median is worse than in this table by more than --tolerance.")
    private Path against;

    @Option(
            names = "--tolerance",
            paramLabel = "PERCENT",
            defaultValue = "1",
            description = "Percentage points a median may grow (default: ${DEFAULT-VALUE}).")
    private double tolerance;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    ValidateCollectivesCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        checkOptions();
        var before = against == null ? new ErrorTable(List.of()) : table(against);
        var wanted = wanted(rows == null ? RowFile.shipped() : RowFile.read(rows));
        var validation = new Comparisons(around, json).collectives(wanted);
        for (var file : files) {
            Files.writeString(file, content(file, validation));
        }
        around.out().print(shown(validation));
        around.out().flush();
        var systems = wanted.stream().map(MeasuredRow::system).collect(Collectors.toSet());
        return verdict(ErrorTable.of(validation.compared()).worseThan(before.of(systems), tolerance / 100));
    }

    private void checkOptions() {
        if (json && csv) {
            throw InputProblem.of("--csv", "", "--json and --csv", "one of them", "write the other with --write");
        }
        if (!(tolerance >= 0)) {
            throw InputProblem.of("--tolerance", "", Double.toString(tolerance), "0 percentage points and above", "");
        }
        files.forEach(ValidateCollectivesCommand::checkEnding);
        files.forEach(file -> OutputFile.check("--write", file));
    }

    private static void checkEnding(Path file) {
        if (!file.toString().matches(".*\\.(md|csv|json)")) {
            throw InputProblem.of("--write", "", file.toString(), "a file that ends in .md, .csv or .json", "");
        }
    }

    private static ErrorTable table(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw InputProblem.of("--against", "", "no file " + file, "a table written with --write", "");
        }
        if (Files.size(file) > LARGEST_TABLE) {
            throw InputProblem.of(
                    "--against", "", Files.size(file) + " bytes", "at most " + LARGEST_TABLE + " bytes", "cut it");
        }
        try {
            return ErrorCsv.read(file.toString(), Files.readString(file));
        } catch (CharacterCodingException binary) {
            throw InputProblem.of(file.toString(), "", "bytes that are not UTF-8", "UTF-8 text", "");
        }
    }

    private List<MeasuredRow> wanted(List<MeasuredRow> all) {
        if (system == null) {
            return all;
        }
        var text = system.toLowerCase(Locale.ROOT);
        var kept = all.stream()
                .filter(row -> row.system().toLowerCase(Locale.ROOT).contains(text))
                .toList();
        if (kept.isEmpty()) {
            var systems = all.stream().map(MeasuredRow::system).distinct().toList();
            throw InputProblem.of(
                    "--system",
                    "",
                    "\"" + system + "\", which no row's system contains",
                    String.join("; ", systems),
                    Spelling.didYouMean(system, systems));
        }
        return kept;
    }

    private String shown(Validation validation) {
        if (json) {
            return ValidationJson.of(validation);
        }
        if (csv) {
            return ErrorCsv.of(ErrorTable.of(validation.compared()));
        }
        return (each ? ValidationText.each(validation) + "\n" : "") + ValidationText.of(validation);
    }

    private static String content(Path file, Validation validation) {
        var name = file.toString();
        if (name.endsWith(".json")) {
            return ValidationJson.of(validation);
        }
        return name.endsWith(".csv")
                ? ErrorCsv.of(ErrorTable.of(validation.compared()))
                : ValidationText.markdown(validation);
    }

    private int verdict(List<String> worse) {
        worse.forEach(line -> around.err().print("worse: " + line + "\n"));
        around.err().flush();
        return (worse.isEmpty() ? ExitCode.OK : ExitCode.EXPECTATION_FAILED).code();
    }
}
