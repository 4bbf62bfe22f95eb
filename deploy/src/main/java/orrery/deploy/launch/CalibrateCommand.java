package orrery.deploy.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import orrery.deploy.calibration.Chips;
import orrery.deploy.calibration.Estimate;
import orrery.deploy.calibration.Fit;
import orrery.deploy.calibration.FitText;
import orrery.deploy.calibration.FittedRows;
import orrery.deploy.calibration.GroupFit;
import orrery.deploy.calibration.RowChecks;
import orrery.deploy.calibration.Sample;
import orrery.deploy.calibration.Systems;
import orrery.deploy.calibration.collective.Calibration;
import orrery.deploy.calibration.collective.TuningRows;
import orrery.deploy.calibration.collective.TuningText;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.measured.kernel.KernelFile;
import orrery.deploy.measured.kernel.KernelRow;
import orrery.deploy.option.HelpOption;
import orrery.deploy.scenario.InputProblem;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Gpu;
import orrery.protocol.naming.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery calibrate}: measured kernels or collectives become rows of the catalogue. */
@Command(
        name = "calibrate",
        description = "Makes rows of the catalogue from measured kernels or collectives.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Kernels are CSV: one call on one GPU a row, as in orrery validate kernels; they need --name. Collectives",
            "are what nccl-tests prints, or CSV as in orrery validate collectives; without --name their figures hold",
            "for all GPUs of that generation. What was not measured stays as of --like. The result is for",
            "--catalogue FILE of any command, or catalogue: FILE in a scenario.",
            "Example: orrery calibrate gemm.csv attention.csv --name my-h100 --like h100-sxm --out mine.yaml",
            "         orrery calibrate all_reduce.log all_gather.log --like hgx-h100 --out mine.yaml",
            "         orrery calibrate --shipped --calibration FOLDER --out kernels.yaml",
            "Exit:    0 ok, 2 bad input, 6 input/output"
        })
final class CalibrateCommand implements Callable<Integer> {
    private static final String CALIBRATION = "--calibration";
    private static final String NAME = "[a-z][a-z0-9-]{0,39}";

    @Parameters(arity = "0..*", paramLabel = "MEASUREMENTS", description = "Files of measured kernels or collectives.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--name", paramLabel = "NAME", description = "What the chip is to be called.")
    private String name;

    @Option(
            names = "--like",
            paramLabel = "GPU|TOPOLOGY",
            description = "The GPU whose datasheet it has, or the topology of the collectives (default: as rows say).")
    private String like;

    @Option(names = "--shipped", description = "Fit the rows that come with Orrery anew.")
    private boolean shipped;

    @Option(names = CALIBRATION, paramLabel = "FOLDER", description = "Where the rows for --shipped lie.")
    private String calibration;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the catalogue file here (default: print it).")
    private Path file;

    @Mixin
    private HelpOption help;

    private final Surroundings around;
    private Systems systems;

    CalibrateCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        if (file != null) {
            OutputFile.check("--out", file);
        }
        systems = new Systems(Catalogue.load());
        finish(shipped ? shipped() : measured());
        return ExitCode.OK.code();
    }

    private String measured() {
        checkName();
        var given = MeasurementFiles.read(files);
        return given.collectives().isEmpty() ? chip(given) : tuning(given);
    }

    private void checkName() {
        if (name == null) {
            return;
        }
        if (!name.matches(NAME)) {
            throw InputProblem.of("--name", "", name, "small letters, digits and hyphens", "");
        }
        if (systems.names().contains(name)) {
            throw InputProblem.of("--name", "", name, "a name that the catalogue does not have", "take another");
        }
    }

    private String chip(MeasurementFiles given) {
        if (name == null) {
            throw InputProblem.of("--name", "", "nothing", "small letters, digits and hyphens", "");
        }
        var rows = given.kernels();
        var gpu = like == null ? systems.gpu(rows.getFirst()) : named(like);
        checkOneSystem(rows);
        checkSystemIsLike(rows.getFirst(), gpu);
        var fits = new Fit(Chips.sharing(gpu.kernels())).to(checked(rows, gpu));
        report(FitText.of(name, fits));
        FittedRows.doubt(fits).ifPresent(why -> report(name + " is written as not validated: " + why + "\n"));
        return new FittedRows(given.words())
                .chip(name, gpu.name(), gpu.kernels().name(), fits);
    }

    private String tuning(MeasurementFiles given) {
        var result = new Calibration(Catalogue.load(), Optional.ofNullable(like)).of(given.collectives());
        report(TuningText.of(result));
        var rows = new TuningRows(given.words());
        return name == null ? rows.replacing(result) : rows.chip(name, result);
    }

    private Gpu named(String text) {
        return systems.named(text)
                .orElseThrow(() -> InputProblem.of(
                        "--like",
                        "",
                        "\"" + text + "\"",
                        String.join(", ", systems.names()),
                        Spelling.didYouMean(text, systems.names())));
    }

    private static void checkOneSystem(List<KernelRow> rows) {
        var first = rows.getFirst();
        rows.stream()
                .filter(row -> !row.system().equals(first.system()))
                .findFirst()
                .ifPresent(other -> {
                    throw new InputProblem(
                            other.systemOrigin(),
                            "system",
                            other.system() + ", and " + first.system() + " in " + first.where(),
                            "rows of one system, which become one chip",
                            "calibrate each with a file of its own");
                });
    }

    /** A system that the catalogue does not have may be anything; one that it has is no other chip. */
    private void checkSystemIsLike(KernelRow row, Gpu gpu) {
        systems.named(row.system())
                .filter(known -> !known.name().equals(gpu.name()))
                .ifPresent(known -> {
                    throw new InputProblem(
                            row.systemOrigin(),
                            "system",
                            row.system() + ", which is " + known.name() + ", for a chip like " + gpu.name(),
                            "rows of " + gpu.name() + ", or of a system that the catalogue does not have",
                            "take --like " + known.name() + ", or give rows that were measured on " + gpu.name());
                });
    }

    private static List<Sample> checked(List<KernelRow> rows, Gpu gpu) {
        var samples = rows.stream().map(row -> Sample.of(row, gpu)).toList();
        var checks = new RowChecks(Estimate.shipped());
        RowChecks.refuseDuplicates(samples);
        checks.refuseWrongUnits(samples);
        checks.refuseImpossible(samples);
        return samples;
    }

    private String shipped() {
        if (calibration == null) {
            throw InputProblem.of(CALIBRATION, "", "nothing", "the folder of the rows that --shipped fits", "");
        }
        var rows = KernelFile.readFolder(CALIBRATION, KernelFile.path(CALIBRATION, calibration));
        var byRow = rows.stream()
                .map(row -> Sample.of(row, systems.gpu(row)))
                .filter(sample -> sample.unsupported().isEmpty())
                .collect(Collectors.groupingBy(
                        sample -> sample.gpu().kernels().name(), LinkedHashMap::new, Collectors.toList()));
        var fits = new LinkedHashMap<String, List<GroupFit>>();
        byRow.forEach((row, samples) -> {
            fits.put(row, new Fit(Chips.sharing(samples.getFirst().gpu().kernels())).to(samples));
            report(FitText.of(row, fits.get(row)));
        });
        return new FittedRows("the calibration rows").shipped(fits);
    }

    private void report(String text) {
        around.err().print(text);
        around.err().flush();
    }

    private void finish(String yaml) throws IOException {
        Catalogue.with(file == null ? "the result" : file.toString(), yaml);
        if (file == null) {
            around.out().print(yaml);
            around.out().flush();
        } else {
            Files.writeString(file, yaml);
        }
    }
}
