package orrery.deploy.launch;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orrery.deploy.format.FormatsOption;
import orrery.deploy.planning.StepKind;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ScenarioFile;
import orrery.deploy.scenario.ShippedScenario;
import orrery.node.architecture.Architecture;
import orrery.node.feasibility.Demand;
import orrery.protocol.naming.Spelling;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is asked of {@code orrery plan}: a scenario, or a model and a topology; and what there must be room for. */
final class PlanOptions {
    private static final int MOST_SEQUENCES = 1_000_000;
    private static final int SEQUENCES = 64;
    private static final int LENGTH = 4096;
    private static final String BOTH = "both";

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            description = "A shipped scenario or the path of a .yaml file (default: " + ShippedScenario.DEFAULT + ").")
    private String scenario;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "A shipped configuration such as deepseek-r1, a config.json, a folder or a .gguf file.")
    private String model;

    @Option(names = "--topology", paramLabel = "NAME", description = "A topology, its settings, or a file.")
    private String topology;

    @Option(
            names = "--plan",
            paramLabel = "KEY=VALUE",
            split = ",",
            description = "Fields of the plan: tensor_parallel=8,attention.data_parallel=4; repeatable.")
    private List<String> plan = new ArrayList<>();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Change a field of the scenario; repeatable.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--formats",
            paramLabel = "WEIGHTS[/ACTIVATIONS[/CACHE]]",
            description = "Number formats; those left out are like the last (default: the scenario's, f32).")
    private String formats;

    @Option(
            names = "--sequences",
            paramLabel = "N",
            description = "Sequences that a copy keeps (default: as many as the scenario has at once).")
    private Integer sequences;

    @Option(names = "--length", paramLabel = "N", description = "Tokens of each (default: " + LENGTH + ").")
    private Integer length;

    @Option(
            names = "--step",
            paramLabel = "KIND",
            defaultValue = BOTH,
            description = "Steps to estimate: prefill, decode or both (default: ${DEFAULT-VALUE}).")
    private String step;

    /** The scenario with all options in it. Without one of its own, a model and a topology begin with an empty plan. */
    ScenarioFile read() {
        var all = new ArrayList<String>();
        if (scenario == null && (model != null || topology != null)) {
            all.add("plan={}");
        }
        Optional.ofNullable(topology).ifPresent(name -> all.add("topology=" + quoted(name)));
        Optional.ofNullable(model).ifPresent(name -> {
            all.add("model={" + source(name) + "}");
            all.add("load.prompts={list: [\"1\"]}");
        });
        all.addAll(formatFields());
        plan.forEach(field -> all.add("plan." + field));
        all.addAll(settings);
        return ScenarioFile.read(scenario == null ? ShippedScenario.DEFAULT : scenario, all);
    }

    private static String source(String name) {
        if (name.endsWith(".gguf")) {
            return "gguf: " + quoted(name);
        }
        var isFolder = name.contains("/") && !name.endsWith(".json");
        return isFolder ? "folder: " + quoted(name) : "config: {name: " + quoted(name) + "}";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** What the formats are called in a scenario. */
    private List<String> formatFields() {
        if (formats == null) {
            return List.of();
        }
        var read = FormatsOption.read(formats);
        return List.of(
                "formats.weights=" + read.weights().spelling(),
                "formats.activations=" + read.activations().spelling(),
                "formats.kv_cache=" + read.cache().spelling(),
                "formats.attention=" + read.attention().spelling(),
                "formats.stream=" + read.stream().spelling());
    }

    /** What every copy must have room for. */
    Demand demand(ScenarioFile file, Architecture architecture) {
        var load = file.scenario().load();
        var asked = Math.ceilDiv(load.prompts().size(), file.scenario().plan().replicas());
        var usual = model == null ? Math.min(load.batchTokens(), asked) : SEQUENCES;
        var kept = within("--sequences", sequences, usual, MOST_SEQUENCES);
        var tokens =
                within("--length", length, Math.min(LENGTH, architecture.maxPositions()), architecture.maxPositions());
        return new Demand(kept, tokens, Math.max(load.batchTokens(), kept));
    }

    Set<StepKind> steps() {
        var kinds = EnumSet.allOf(StepKind.class);
        if (!step.equals(BOTH)) {
            kinds.removeIf(kind -> !kind.toString().equals(step));
        }
        if (kinds.isEmpty()) {
            var remedy = Spelling.didYouMean(step, List.of("prefill", "decode", BOTH));
            throw InputProblem.of("--step", "", "\"" + step + "\"", "prefill, decode or both", remedy);
        }
        return kinds;
    }

    private static int within(String option, Integer given, int usual, int most) {
        var value = given == null ? usual : given;
        if (value < 1 || value > most) {
            throw InputProblem.of(option, "", Integer.toString(value), "1 to " + most, "");
        }
        return value;
    }
}
