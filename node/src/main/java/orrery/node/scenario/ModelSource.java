package orrery.node.scenario;

/** Where the weights are: inside the product, in files that every JVM of the run can read, or made from a seed. */
public sealed interface ModelSource {

    /** A model that the product ships, by name. */
    record Embedded(String name) implements ModelSource {}

    /** A Hugging Face folder: config.json, safetensors, tokenizer.json. */
    record Folder(String path) implements ModelSource {}

    /** A GGUF file, with its configuration and vocabulary inside. */
    record Gguf(String path) implements ModelSource {}

    /**
     * Weights made from a seed, each JVM its own part.
     *
     * @param configuration name of a shipped configuration, or path of a config.json
     */
    record Seeded(String configuration, long seed) implements ModelSource {}
}
