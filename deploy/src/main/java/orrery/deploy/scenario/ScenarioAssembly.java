package orrery.deploy.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.Catalogue;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;
import orrery.node.numerics.NumericsKind;
import orrery.node.scenario.Faults;
import orrery.node.scenario.Load;
import orrery.node.scenario.Load.Ask;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Response;
import orrery.node.scenario.Sampling;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.Sizing;
import orrery.node.scenario.Sizing.Routing;

/** Makes the records of a scenario from a tree that is checked and filled with defaults. */
final class ScenarioAssembly {
    private static final FieldPath INTERVAL = FieldPath.ofDotted("load.interval");

    private final LocatedTree tree;
    private final NamedPaths paths;

    ScenarioAssembly(LocatedTree tree, Path folder) {
        this.tree = tree;
        this.paths = new NamedPaths(tree, folder);
    }

    Scenario scenario(String nameWithout) {
        var root = tree.root();
        var model = model(FieldPath.ofDotted("model"));
        return new Scenario(
                root.path("name").asText(nameWithout),
                root.get("topology").asText(),
                model,
                new PlanAssembly(this::model).plan(root.get("plan")),
                NumericsKind.valueOf(root.get("numerics").asText().toUpperCase(Locale.ROOT)),
                formats(root.get("formats")),
                load(root.get("load"), model),
                sampling(root.get("sampling")),
                root.get("seed").asLong(),
                sizing(root),
                new Faults(
                        FaultAssembly.all(tree),
                        new ResponseAssembly(tree).response(Response.usual(Catalogue.load()))));
    }

    private static Sizing sizing(JsonNode root) {
        var routing = Routing.valueOf(root.get("routing").asText().toUpperCase(Locale.ROOT));
        return new Sizing(routing, root.get("fast_forward").asBoolean());
    }

    private ModelSource model(FieldPath field) {
        return new Models(tree, paths).at(field);
    }

    private static Formats formats(JsonNode formats) {
        var weights = format(formats.get("weights"));
        var activations = format(formats.get("activations"));
        return new Formats(
                weights,
                activations,
                format(formats.get("kv_cache")),
                formats.has("attention") ? format(formats.get("attention")) : weights,
                formats.has("stream") ? format(formats.get("stream")) : activations);
    }

    private static NumberFormat format(JsonNode spelled) {
        return NumberFormat.named(spelled.asText()).orElseThrow();
    }

    private Load load(JsonNode load, ModelSource model) {
        var prompts = prompts(load, model);
        var asks = startingOver(prompts, load.path("count").asInt(prompts.size()));
        return new Load(
                asks, load.get("new_tokens").asInt(), load.get("batch_tokens").asInt(), new Spans(tree).at(INTERVAL));
    }

    private List<Ask> prompts(JsonNode load, ModelSource model) {
        var prompts = load.get("prompts");
        return prompts.has("random")
                ? new RandomPrompts(tree)
                        .of(
                                prompts.get("random").asInt(),
                                load.path("count").asInt(RandomPrompts.USUAL),
                                model,
                                tree.root().get("seed").asLong())
                : new Prompts(tree, paths).read(prompts, model);
    }

    private static List<Ask> startingOver(List<Ask> prompts, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> prompts.get(i % prompts.size()))
                .toList();
    }

    private static Sampling sampling(JsonNode sampling) {
        return sampling.isTextual()
                ? new Sampling.Greedy()
                : new Sampling.Temperature(sampling.get("temperature").asDouble());
    }
}
