package orrery.node.checkpoint;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A mapped GGUF model, version 2 or 3: metadata, a table of tensors, the tensors; in one file or several.
 *
 * <p>Names, shapes turned outermost first, and bytes are the file's own; {@link GgufModel} gives them the
 * names and the order of rows that Hugging Face uses. Source: the GGUF specification of ggml.
 */
public final class Gguf implements Checkpoint {
    private final Path file;
    private final GgufMetadata metadata;
    private final Map<String, Stored> tensors;

    private Gguf(Path file, GgufMetadata metadata, Map<String, Stored> tensors) {
        this.file = file;
        this.metadata = metadata;
        this.tensors = tensors;
    }

    /**
     * Maps and checks {@code file}, and the others where it is {@code NAME-00001-of-0000N.gguf}.
     *
     * @throws ModelProblem where one is missing or cannot be what it says
     */
    public static Gguf open(Path file) {
        var first = GgufPart.open(file);
        var tensors = new LinkedHashMap<>(first.tensors());
        for (var part : GgufPart.others(first)) {
            part.tensors().forEach((name, tensor) -> {
                if (tensors.put(name, tensor) != null) {
                    throw tensor.problem("the tensor in two files", "every name may stand there once");
                }
            });
        }
        first.requireTensors(tensors.size());
        return new Gguf(file, first.metadata(), tensors);
    }

    public GgufMetadata metadata() {
        return metadata;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(tensors.keySet());
    }

    @Override
    public Stored tensor(String name) {
        var tensor = tensors.get(name);
        if (tensor == null) {
            throw missing(name);
        }
        return tensor;
    }
}
