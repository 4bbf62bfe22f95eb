package orrery.deploy.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import orrery.node.scenario.Load.Ask;
import orrery.node.scenario.ModelSource;

/** The prompts of a load: listed in the scenario, in a file of JSON lines, or embedded beside a model. */
final class Prompts {
    private static final int BYTES_MAX = 16_000_000;
    private static final FieldPath PROMPTS = FieldPath.ofDotted("load.prompts");
    private static final FieldPath FILE = PROMPTS.child("file");

    private final LocatedTree tree;
    private final NamedPaths paths;

    Prompts(LocatedTree tree, NamedPaths paths) {
        this.tree = tree;
        this.paths = paths;
    }

    List<Ask> read(JsonNode prompts, ModelSource model) {
        if (prompts.isTextual()) {
            return embedded(model);
        }
        return prompts.has("file")
                ? fromLines(InputFile.read(paths.path(FILE), tree.value(FILE), FILE.toString(), BYTES_MAX))
                : prompts.get("list").valueStream().map(Prompts::ask).toList();
    }

    private List<Ask> embedded(ModelSource model) {
        return switch (model) {
            case ModelSource.Embedded(var name) -> fromLines(resource(name));
            case ModelSource.Folder _, ModelSource.Gguf _, ModelSource.Seeded _ ->
                throw new InputProblem(
                        tree.value(PROMPTS),
                        PROMPTS.toString(),
                        "embedded, with a model that brings none",
                        "file: with a path, or list: with prompts",
                        "only embedded models bring prompts; name a file or list some");
        };
    }

    private SourceText resource(String model) {
        var name = "orrery/models/" + model + "/prompts.jsonl";
        try (var in = Prompts.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the model " + model + " is embedded without " + name);
            }
            return InputFile.read(name, in, BYTES_MAX);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Ask> fromLines(SourceText source) {
        var schema = ScenarioSchema.ofAsk();
        var asks = new ArrayList<Ask>();
        var number = 0;
        for (var line : source.lines()) {
            number++;
            if (!line.isBlank()) {
                var tree = Syntax.JSON.read(new SourceText(source.name(), line, number));
                schema.check(tree);
                asks.add(ask(tree.root()));
            }
        }
        if (asks.isEmpty()) {
            throw new InputProblem(source.whole(), "", "no prompts", "JSON lines, each with a prompt", "");
        }
        return asks;
    }

    private static Ask ask(JsonNode node) {
        return node.isTextual()
                ? new Ask(node.asText(), "")
                : new Ask(
                        node.get("prompt").asText(),
                        node.path("expected_answer").asText());
    }
}
