package orrery.node.model;

import java.nio.file.Files;
import java.nio.file.Path;
import orrery.node.architecture.Architecture;
import orrery.node.checkpoint.Checkpoint;
import orrery.node.checkpoint.Fields;
import orrery.node.checkpoint.GgufModel;
import orrery.node.checkpoint.ModelProblem;
import orrery.node.family.Configuration;

/**
 * A model as it lies on a disk: a folder, or a GGUF file.
 *
 * @param path the folder or file
 * @param architecture what its configuration describes, checked
 */
public record ModelFolder(Path path, Architecture architecture) {

    /** Reads the configuration; weights and tokenizer are opened when they are asked for. */
    public static ModelFolder open(Path path) {
        if (!Files.isDirectory(path) && !isGguf(path)) {
            throw new ModelProblem(
                    path,
                    "folder",
                    Files.exists(path) ? "a file" : "nothing",
                    "a folder with config.json, tokenizer.json and model.safetensors, or a .gguf file, is expected");
        }
        return new ModelFolder(path, Configuration.read(fields(path)));
    }

    /** Maps the weights. */
    public Weights weights() {
        return CheckpointWeights.of(architecture, checkpoint());
    }

    /** Opens the tokenizer. */
    public TextTokenizer tokenizer() {
        return isGguf(path)
                ? TextTokenizer.of(GgufModel.open(path), architecture)
                : TextTokenizer.open(path, architecture);
    }

    private Checkpoint checkpoint() {
        return isGguf(path) ? GgufModel.open(path).weights() : Checkpoint.open(path);
    }

    private static Fields fields(Path path) {
        return isGguf(path) ? GgufModel.open(path).config() : Fields.of(path.resolve("config.json"));
    }

    private static boolean isGguf(Path path) {
        return path.toString().endsWith(".gguf") && !Files.isDirectory(path);
    }
}
