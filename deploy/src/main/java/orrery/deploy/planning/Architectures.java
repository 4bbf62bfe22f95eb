package orrery.deploy.planning;

import java.nio.file.Path;
import orrery.node.architecture.Architecture;
import orrery.node.checkpoint.Fields;
import orrery.node.checkpoint.ModelProblem;
import orrery.node.family.Configuration;
import orrery.node.family.Configurations;
import orrery.node.model.EmbeddedModel;
import orrery.node.model.ModelFolder;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.ScenarioProblem;

/** What the model of a scenario is made of; its weights stay where they are. */
public final class Architectures {
    private Architectures() {}

    /**
     * @param field of the scenario that names the model
     * @throws ScenarioProblem where no shipped configuration has the name
     * @throws ModelProblem where a configuration cannot be used
     */
    public static Architecture of(String field, ModelSource source) {
        return switch (source) {
            case ModelSource.Embedded(var name) ->
                ModelFolder.open(EmbeddedModel.described(name)).architecture();
            case ModelSource.Folder(var path) -> ModelFolder.open(Path.of(path)).architecture();
            case ModelSource.Gguf(var path) -> ModelFolder.open(Path.of(path)).architecture();
            case ModelSource.Seeded(var configuration, var _) -> configured(field, configuration);
        };
    }

    private static Architecture configured(String field, String configuration) {
        if (configuration.contains("/") || configuration.endsWith(".json")) {
            return Configuration.read(Fields.of(Path.of(configuration)));
        }
        var names = Configurations.names();
        if (!names.contains(configuration)) {
            throw ScenarioProblem.unknownName(field, configuration, names);
        }
        return Configurations.named(configuration);
    }

    /** What reports call a model. */
    public static String name(ModelSource source) {
        return switch (source) {
            case ModelSource.Embedded(var name) -> name;
            case ModelSource.Folder(var path) -> fileName(path);
            case ModelSource.Gguf(var path) -> fileName(path);
            case ModelSource.Seeded(var configuration, var _) -> configuration;
        };
    }

    private static String fileName(String path) {
        return Path.of(path).getFileName().toString();
    }
}
