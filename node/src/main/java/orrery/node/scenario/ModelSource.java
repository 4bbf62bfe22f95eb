package orrery.node.scenario;

/** Where the weights are: inside the product, or in a folder that every JVM of the run can read. */
public sealed interface ModelSource {

    /** A model that the product ships, by name. */
    record Embedded(String name) implements ModelSource {}

    /** A Hugging Face folder: config.json, safetensors, tokenizer.json. */
    record Folder(String path) implements ModelSource {}
}
