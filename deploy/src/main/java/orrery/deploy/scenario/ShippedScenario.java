package orrery.deploy.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import orrery.protocol.naming.Spelling;

/** The scenarios inside the product, called by name. */
public final class ShippedScenario {
    /** What runs when nothing is named. */
    public static final String DEFAULT = "rubin-ultra-nvl576";

    /** In the order in which help shows them. */
    public static final List<String> NAMES = List.of(
            DEFAULT,
            "vera-rubin-nvl72",
            "gb200-nvl72",
            "hgx-h100",
            "deepseek-r1-gb200",
            "deepseek-r1-nvl576",
            "llama-3.1-405b-gb200",
            "gpt-oss-120b-hgx",
            "plane-loss",
            "plane-loss-fatal",
            "tray-loss",
            "laser-loss",
            "gpu-loss",
            "straggler",
            "nic-flap",
            "rack-power",
            "silent-corruption",
            "month");

    private ShippedScenario() {}

    /** Anything without a slash and a YAML suffix is a name; the rest is a path. */
    public static boolean isName(String nameOrPath) {
        return !nameOrPath.contains("/")
                && !nameOrPath.contains("\\")
                && !nameOrPath.endsWith(".yaml")
                && !nameOrPath.endsWith(".yml");
    }

    static SourceText open(String name) {
        if (!NAMES.contains(name)) {
            throw unknown(name);
        }
        try (var in = ShippedScenario.class.getResourceAsStream("/orrery/scenarios/" + name + ".yaml")) {
            return InputFile.read(name + " (shipped)", in, ScenarioFile.BYTES_MAX);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static InputProblem unknown(String name) {
        var allowed = "a shipped scenario (" + String.join(", ", NAMES) + ") or the path of a .yaml file";
        var remedy = isFile(name) ? "for the file of that name say ./" + name : Spelling.didYouMean(name, NAMES);
        return InputProblem.of("SCENARIO", "", "\"" + name + "\"", allowed, remedy);
    }

    private static boolean isFile(String name) {
        return !name.isEmpty() && name.indexOf('\0') < 0 && Files.isRegularFile(Path.of(name));
    }
}
