package orrery.deploy.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import orrery.node.family.Configurations;
import orrery.node.scenario.ModelSource;
import orrery.protocol.naming.Spelling;

/** The models that fields of a scenario name. */
final class Models {
    private final LocatedTree tree;
    private final NamedPaths paths;

    Models(LocatedTree tree, NamedPaths paths) {
        this.tree = tree;
        this.paths = paths;
    }

    ModelSource at(FieldPath field) {
        var model = tree.at(field);
        if (model.has("embedded")) {
            return new ModelSource.Embedded(model.get("embedded").asText());
        }
        if (model.has("config")) {
            return seeded(field.child("config"));
        }
        return model.has("gguf")
                ? new ModelSource.Gguf(existing(field.child("gguf"), Files::isRegularFile, "file", "a GGUF file"))
                : new ModelSource.Folder(existing(
                        field.child("folder"),
                        Files::isDirectory,
                        "folder",
                        "a folder with config.json, *.safetensors and tokenizer.json"));
    }

    /** A name without a slash or a suffix is that of a shipped configuration. */
    private ModelSource seeded(FieldPath field) {
        var name = tree.at(field).get("name").asText();
        var isPath = name.contains("/") || name.endsWith(".json");
        if (!isPath && !Configurations.names().contains(name)) {
            throw unknown(field.child("name"), name);
        }
        return new ModelSource.Seeded(
                isPath ? existing(field.child("name"), Files::isRegularFile, "file", "a config.json") : name,
                tree.at(field).path("seed").asLong(1));
    }

    private InputProblem unknown(FieldPath field, String name) {
        return new InputProblem(
                tree.value(field),
                field.toString(),
                "\"" + name + "\"",
                String.join(", ", Configurations.names()) + ", or the path of a config.json",
                Spelling.didYouMean(name, Configurations.names()));
    }

    private String existing(FieldPath field, Predicate<Path> isThere, String kind, String wanted) {
        var path = paths.path(field);
        if (!isThere.test(path)) {
            throw new InputProblem(tree.value(field), field.toString(), "no " + kind + " " + path, wanted, "");
        }
        return path.toAbsolutePath().normalize().toString();
    }
}
