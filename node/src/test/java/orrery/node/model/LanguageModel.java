package orrery.node.model;

import java.nio.file.Path;

/** A model, ready to be asked: weights, and the way from text to tokens. */
public record LanguageModel(Weights weights, Tokenizer tokenizer) implements AutoCloseable {

    /**
     * Opens a Hugging Face folder, or a GGUF file, which has configuration and vocabulary inside.
     *
     * @throws orrery.node.checkpoint.ModelProblem where a file is missing or not what it should be
     */
    public static LanguageModel open(Path path) {
        var folder = ModelFolder.open(path);
        return new LanguageModel(folder.weights(), folder.tokenizer());
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
