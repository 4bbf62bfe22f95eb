package orrery.deploy.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import orrery.deploy.calibration.Estimate;
import orrery.deploy.calibration.Systems;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.measured.kernel.KernelFile;
import orrery.deploy.option.HelpOption;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.validation.kernel.KernelCsv;
import orrery.deploy.validation.kernel.KernelJson;
import orrery.deploy.validation.kernel.KernelText;
import orrery.deploy.validation.kernel.KernelValidation;
import orrery.fabric.catalogue.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orrery validate kernels}: modelled kernels beside measured ones. */
@Command(
        name = "kernels",
        description = "Compares modelled with measured kernels and shows the errors, by system, kernel and format.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "FOLDER holds any of gemm.csv, attention.csv, mla.csv, moe.csv, memops.csv: one call on one GPU a row,",
            "its sizes, formats and latency_us.",
            "Example: orrery validate kernels --calibration FOLDER --fail-above 10",
            "Exit:    0 ok, 1 above --fail-above, 2 bad input, 6 input/output"
        })
final class ValidateKernelsCommand implements Callable<Integer> {
    private static final String CALIBRATION = "--calibration";

    @Option(names = CALIBRATION, paramLabel = "FOLDER", required = true, description = "Where the measured rows lie.")
    private String calibration;

    @Option(
            names = "--write",
            paramLabel = "FOLDER",
            description = "Write kernels.md and kernels.csv into this folder, too.")
    private Path folder;

    @Option(names = "--fail-above", paramLabel = "PERCENT", description = "Fail where a median error is above this.")
    private Double most;

    @Option(names = "--json", description = "The result as JSON.")
    private boolean json;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    ValidateKernelsCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        checkOptions();
        var rows = KernelFile.readFolder(CALIBRATION, KernelFile.path(CALIBRATION, calibration));
        var validation = KernelValidation.of(rows, new Systems(Catalogue.load()), Estimate.shipped());
        if (folder != null) {
            Files.writeString(folder.resolve("kernels.md"), KernelText.markdown(validation));
            Files.writeString(folder.resolve("kernels.csv"), KernelCsv.of(validation.table()));
        }
        around.out().print(json ? KernelJson.of(validation) : KernelText.of(validation));
        around.out().flush();
        return verdict(most == null ? List.of() : validation.table().above(most / 100));
    }

    private void checkOptions() {
        if (most != null && !(most >= 0)) {
            throw InputProblem.of("--fail-above", "", most.toString(), "0 percent and above", "");
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw InputProblem.of("--write", "", "no folder " + folder, "a folder that exists", "make it");
        }
    }

    private int verdict(List<String> worse) {
        worse.forEach(line -> around.err().print("worse: " + line + "\n"));
        around.err().flush();
        return (worse.isEmpty() ? ExitCode.OK : ExitCode.EXPECTATION_FAILED).code();
    }
}
