package orrery.deploy.launch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import orrery.deploy.calibration.Estimate;
import orrery.deploy.calibration.Systems;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.measured.kernel.KernelFile;
import orrery.deploy.option.HelpOption;
import orrery.deploy.validation.RowFile;
import orrery.deploy.validation.ValidationJson;
import orrery.deploy.validation.ValidationText;
import orrery.deploy.validation.energy.PowerComparison;
import orrery.deploy.validation.inference.InferenceFile;
import orrery.deploy.validation.inference.InferenceJson;
import orrery.deploy.validation.inference.InferenceText;
import orrery.deploy.validation.kernel.KernelJson;
import orrery.deploy.validation.kernel.KernelText;
import orrery.deploy.validation.kernel.KernelValidation;
import orrery.fabric.catalogue.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orrery validate all}: every comparison with measurements, one after another. */
@Command(
        name = "all",
        description = "Compares kernels, collectives, inference and energy with what was measured.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "It takes minutes: hundreds of collectives are emulated. Measured kernels do not come with Orrery:",
            "without --calibration they are left out, and said to be.",
            "Example: orrery validate all --calibration FOLDER",
            "Exit:    0 ok, 2 bad input, 6 input/output"
        })
final class ValidateAllCommand implements Callable<Integer> {
    private static final String CALIBRATION = "--calibration";
    private static final String NO_KERNELS =
            "not compared: measured kernels do not come with Orrery; name their folder with --calibration FOLDER";
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Option(names = CALIBRATION, paramLabel = "FOLDER", description = "Where measured kernels lie.")
    private String calibration;

    @Option(names = "--json", description = "The result as JSON.")
    private boolean json;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    ValidateAllCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        if (json) {
            say(json());
        } else {
            text();
        }
        return ExitCode.OK.code();
    }

    private void say(String text) {
        around.out().print(text);
        around.out().flush();
    }

    private Comparisons comparisons() {
        return new Comparisons(around, json);
    }

    private Optional<KernelValidation> kernels() {
        return Optional.ofNullable(calibration)
                .map(folder -> KernelValidation.of(
                        KernelFile.readFolder(CALIBRATION, KernelFile.path(CALIBRATION, folder)),
                        new Systems(Catalogue.load()),
                        Estimate.shipped()));
    }

    /** Each part as soon as it is there, what takes longest at the end. */
    private void text() throws IOException {
        say(section("Kernels", kernels().map(KernelText::of).orElse(NO_KERNELS)));
        say(section("Energy", energy(PowerComparison.shipped())));
        say(section("Inference", InferenceText.of(comparisons().inference(InferenceFile.shipped()))));
        say(section("Collectives", ValidationText.of(comparisons().collectives(RowFile.shipped()))));
    }

    private static String energy(List<PowerComparison> rows) {
        return PowerComparison.heading() + "\n"
                + rows.stream().map(one -> one.markdown() + "\n").collect(Collectors.joining());
    }

    private static String section(String title, String text) {
        return title + "\n" + "=".repeat(title.length()) + "\n" + text.stripTrailing() + "\n\n";
    }

    private String json() throws IOException {
        var root = MAPPER.createObjectNode();
        var kernels = kernels();
        if (kernels.isPresent()) {
            root.set("kernels", MAPPER.readTree(KernelJson.of(kernels.get())));
        } else {
            root.putObject("kernels").put("not_compared", NO_KERNELS);
        }
        var energy = root.putArray("energy");
        PowerComparison.shipped().forEach(one -> add(energy, one));
        root.set("inference", MAPPER.readTree(InferenceJson.of(comparisons().inference(InferenceFile.shipped()))));
        root.set("collectives", MAPPER.readTree(ValidationJson.of(comparisons().collectives(RowFile.shipped()))));
        return MAPPER.writeValueAsString(root) + "\n";
    }

    private static void add(ArrayNode rows, PowerComparison one) {
        rows.addObject()
                .put("system", one.row().system())
                .put("model", one.row().model())
                .put("measured_joules_per_token", one.measured())
                .put("modelled_joules_per_token", one.joules().value())
                .put("low", one.joules().low())
                .put("high", one.joules().high())
                .put("error", one.error());
    }
}
