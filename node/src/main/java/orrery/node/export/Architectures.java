package orrery.node.export;

import java.nio.file.Files;
import java.nio.file.Path;
import orrery.node.architecture.Architecture;
import orrery.node.checkpoint.GgufModel;
import orrery.node.family.Configuration;
import orrery.node.family.Configurations;
import orrery.node.model.EmbeddedModel;
import orrery.node.scenario.ModelSource;

/** The architecture of a scenario's model, without its weights. */
public final class Architectures {
    private static final String CONFIGURATION = "config.json";

    private Architectures() {}

    /**
     * @throws orrery.node.checkpoint.ModelProblem where its configuration cannot be used
     */
    public static Architecture of(ModelSource source) {
        return switch (source) {
            case ModelSource.Embedded(var name) ->
                Configuration.read(EmbeddedModel.folder(name).resolve(CONFIGURATION));
            case ModelSource.Folder(var path) ->
                Configuration.read(Path.of(path).resolve(CONFIGURATION));
            case ModelSource.Seeded(var configuration, var _) ->
                Files.isRegularFile(Path.of(configuration))
                        ? Configuration.read(Path.of(configuration))
                        : Configurations.named(configuration);
            case ModelSource.Gguf(var path) ->
                Configuration.read(GgufModel.open(Path.of(path)).config());
        };
    }
}
