package orrery.node.model;

import java.nio.file.Files;
import java.nio.file.Path;
import orrery.node.checkpoint.ModelProblem;

/**
 * A folder with a model in it, as it lies on a disk.
 *
 * @param path the folder
 * @param config its {@code config.json}, checked
 */
public record ModelFolder(Path path, LlamaConfig config) {

    /** Reads the configuration; weights and tokenizer are opened when they are asked for. */
    public static ModelFolder open(Path path) {
        if (!Files.isDirectory(path)) {
            throw new ModelProblem(
                    path,
                    "folder",
                    Files.exists(path) ? "a file" : "nothing",
                    "a folder with config.json, tokenizer.json and model.safetensors is expected");
        }
        return new ModelFolder(path, LlamaConfig.read(path.resolve("config.json")));
    }

    /** Maps the weights. */
    public LlamaWeights weights() {
        return LlamaWeights.open(path, config);
    }

    /** Opens the tokenizer. */
    public TextTokenizer tokenizer() {
        return TextTokenizer.open(path, config);
    }
}
