package orrery.deploy.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orrery.deploy.format.FormatsOption;
import orrery.deploy.pareto.ParetoQuestion;
import orrery.deploy.pareto.ParetoQuestion.Model;
import orrery.deploy.pareto.ServingSystem;
import orrery.deploy.planning.Architectures;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.topology.TopologyArgument;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Engine;
import orrery.fabric.topology.Topologies;
import orrery.node.architecture.Architecture;
import orrery.node.forecast.Lengths;
import orrery.node.format.Formats;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.ScenarioProblem;
import orrery.protocol.naming.Spelling;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is asked of {@code orrery pareto}: models, systems, lengths, and how they are served. */
final class ParetoOptions {
    private static final String SYSTEMS = "--systems";
    private static final int DEVICES_MOST = 100_000;

    @Parameters(
            arity = "0..*",
            paramLabel = "MODEL",
            description = "Shipped configurations or a config.json (default: deepseek-r1 llama-3.1-405b gpt-oss-120b).")
    private List<String> models = new ArrayList<>();

    @Option(
            names = SYSTEMS,
            paramLabel = "NAME",
            defaultValue = "h100,b200,gb200-nvl72,vera-rubin-nvl72,rubin-ultra-nvl576,vera-rubin-nvl72+lpx",
            description = "h100, h200, b200, b300, groqchip-576 or any topology, apart by commas; repeatable"
                    + " (default: ${DEFAULT-VALUE}).")
    private List<String> systems;

    @Option(
            names = "--isl",
            paramLabel = "N",
            defaultValue = "1024",
            description = "Tokens of a prompt (default: ${DEFAULT-VALUE}).")
    private int prompt;

    @Option(
            names = "--osl",
            paramLabel = "N",
            defaultValue = "1024",
            description = "Tokens of an answer (default: ${DEFAULT-VALUE}).")
    private int answer;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "trtllm-serve",
            description = "The serving framework, a row of engines.yaml (default: ${DEFAULT-VALUE}).")
    private String engine;

    @Option(
            names = "--formats",
            paramLabel = "WEIGHTS[/ACTIVATIONS[/CACHE]]",
            description = "Number formats (default: the narrowest that every chip multiplies in).")
    private String formats;

    @Option(names = "--widest", paramLabel = "N", description = "Most GPUs of one copy (default: all).")
    private Integer widest;

    /** @throws InputProblem where one of them cannot be used */
    ParetoQuestion question() {
        var named = models.isEmpty() ? List.of("deepseek-r1", "llama-3.1-405b", "gpt-oss-120b") : models;
        var served = named.stream().distinct().map(ParetoOptions::model).toList();
        var longest = served.stream()
                .mapToInt(model -> model.architecture().maxPositions())
                .min()
                .orElseThrow();
        Whole.check("--isl", prompt, longest);
        Whole.check("--osl", answer, longest);
        if ((long) prompt + answer > longest) {
            throw InputProblem.of(
                    "--osl",
                    "",
                    prompt + " + " + answer + " tokens",
                    "at most " + longest + " together",
                    "shorten one");
        }
        if (widest != null) {
            Whole.check("--widest", widest, DEVICES_MOST);
        }
        return new ParetoQuestion(served, systems(), new Lengths(prompt, answer), engine(engine), formats(), most());
    }

    private int most() {
        return widest == null ? Integer.MAX_VALUE : widest;
    }

    private Optional<Formats> formats() {
        return Optional.ofNullable(formats).map(FormatsOption::read);
    }

    static Model model(String name) {
        return new Model(name.replaceFirst("^.*/", ""), architecture(name));
    }

    private static Architecture architecture(String name) {
        try {
            return Architectures.of("MODEL", new ModelSource.Seeded(name, 0));
        } catch (ScenarioProblem unknown) {
            throw InputProblem.of("MODEL", "", unknown.found(), unknown.allowed(), unknown.remedy());
        }
    }

    private Engine engine(String name) {
        var catalogue = Catalogue.load();
        if (!catalogue.engines().contains(name)) {
            throw InputProblem.of(
                    "--engine",
                    "",
                    "\"" + name + "\"",
                    String.join(", ", catalogue.engines()),
                    Spelling.didYouMean(name, catalogue.engines()));
        }
        return catalogue.engine(name);
    }

    /** Commas part systems, but also the settings of one; what has no name of its own is a setting. */
    private List<ServingSystem> systems() {
        var names = new ArrayList<String>();
        for (var text : systems) {
            for (var piece : text.split(",")) {
                var isSetting = piece.contains("=") && !piece.contains(":") && !names.isEmpty();
                names.add(isSetting ? names.removeLast() + "," + piece : piece.strip());
            }
        }
        names.removeIf(String::isEmpty);
        if (names.isEmpty()) {
            throw InputProblem.of(
                    SYSTEMS, "", "no name", "names of systems with commas between", "for example h100,b200");
        }
        return names.stream().distinct().map(ParetoOptions::system).toList();
    }

    /** Settings and files are looked at when the system is drawn. */
    private static ServingSystem system(String text) {
        var known = new ArrayList<>(ServingSystem.names());
        Topologies.names().stream().filter(name -> !known.contains(name)).forEach(known::add);
        var name = Topologies.nameIn(text);
        var isShort = ServingSystem.names().contains(text);
        if (!isShort && !Topologies.names().contains(name) && !TopologyArgument.isPath(text)) {
            throw InputProblem.of(
                    SYSTEMS,
                    "",
                    "\"" + name + "\"" + (known.contains(name) ? ", which has no settings" : ""),
                    String.join(", ", known),
                    Spelling.nearest(name, known)
                            .filter(near -> !near.equals(name))
                            .map(near -> "did you mean " + near + "?")
                            .orElse("orrery topology list shows every topology with its settings"));
        }
        return ServingSystem.named(text);
    }
}
