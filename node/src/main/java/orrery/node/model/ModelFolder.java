package orrery.node.model;

import java.nio.file.Files;
import java.nio.file.Path;
import orrery.node.architecture.Architecture;
import orrery.node.checkpoint.Checkpoint;
import orrery.node.checkpoint.ModelProblem;
import orrery.node.family.Configuration;

/**
 * A folder with a model in it, as it lies on a disk.
 *
 * @param path the folder
 * @param architecture what its {@code config.json} describes, checked
 */
public record ModelFolder(Path path, Architecture architecture) {

    /** Reads the configuration; weights and tokenizer are opened when they are asked for. */
    public static ModelFolder open(Path path) {
        if (!Files.isDirectory(path)) {
            throw new ModelProblem(
                    path,
                    "folder",
                    Files.exists(path) ? "a file" : "nothing",
                    "a folder with config.json, tokenizer.json and model.safetensors is expected");
        }
        return new ModelFolder(path, Configuration.read(path.resolve("config.json")));
    }

    /** Maps the weights. */
    public Weights weights() {
        return CheckpointWeights.of(architecture, Checkpoint.open(path));
    }

    /** The configuration as runs of today's plans want it; a {@link ModelProblem} where it is not a Llama. */
    public LlamaConfig llamaConfig() {
        return LlamaConfig.read(path.resolve("config.json"));
    }

    /** The weights as they want them. */
    public LlamaWeights llamaWeights() {
        return LlamaWeights.open(path, llamaConfig());
    }

    /** Opens the tokenizer. */
    public TextTokenizer tokenizer() {
        return TextTokenizer.open(path, architecture);
    }
}
