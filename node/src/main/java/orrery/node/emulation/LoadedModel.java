package orrery.node.emulation;

import java.nio.file.Path;
import orrery.node.architecture.Architecture;
import orrery.node.model.EmbeddedModel;
import orrery.node.model.ModelFolder;
import orrery.node.model.TextTokenizer;
import orrery.node.model.Weights;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.ScenarioProblem;

/** A scenario's model as one JVM has it: its weights mapped once, however many devices hold slices of them. */
public record LoadedModel(Weights tensors, TextTokenizer tokenizer) {

    /**
     * @throws orrery.node.checkpoint.ModelProblem where a file is missing or not what it should be
     */
    public static LoadedModel open(ModelSource source) {
        var folder = ModelFolder.open(folder(source));
        return new LoadedModel(folder.weights(), folder.tokenizer());
    }

    Architecture architecture() {
        return tensors.architecture();
    }

    private static Path folder(ModelSource source) {
        return switch (source) {
            case ModelSource.Embedded(var name) -> EmbeddedModel.folder(name);
            case ModelSource.Folder(var path) -> Path.of(path);
            case ModelSource.Gguf(var path) -> Path.of(path);
            case ModelSource.Seeded(var configuration, var _) -> throw unreadable(configuration);
        };
    }

    private static ScenarioProblem unreadable(String model) {
        return new ScenarioProblem("model", model, "an embedded model, a folder or a GGUF file", "");
    }
}
