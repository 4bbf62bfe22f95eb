package orrery.node.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The tensors of several safetensors files, found through their index. */
final class ShardedSafetensors implements Checkpoint {
    private static final String SINGLE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";

    private final Path index;
    private final Map<String, Safetensors> fileOf;

    private ShardedSafetensors(Path index, Map<String, Safetensors> fileOf) {
        this.index = index;
        this.fileOf = fileOf;
    }

    /** The weights of {@code folder}: the single file where there is one, else what the index names. */
    static Checkpoint inFolder(Path folder) {
        var index = folder.resolve(INDEX);
        var single = folder.resolve(SINGLE);
        return Files.exists(index) && !Files.exists(single) ? open(index) : Safetensors.open(single);
    }

    /** Opens every file that {@code index} names. */
    static ShardedSafetensors open(Path index) {
        var opened = new HashMap<String, Safetensors>();
        var fileOf = new LinkedHashMap<String, Safetensors>();
        for (var field : Fields.of(index).inside("weight_map").object().properties()) {
            var name = fileName(index, field.getKey(), field.getValue());
            fileOf.put(field.getKey(), opened.computeIfAbsent(name, _ -> Safetensors.open(index.resolveSibling(name))));
        }
        return new ShardedSafetensors(index, fileOf);
    }

    @Override
    public Path file() {
        return index;
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(fileOf.keySet());
    }

    @Override
    public Stored tensor(String name) {
        var file = fileOf.get(name);
        if (file == null) {
            throw missing(name);
        }
        return file.tensor(name);
    }

    /** A name inside the folder: an index must not point anywhere else. */
    private static String fileName(Path index, String tensor, JsonNode found) {
        var name = found.asText();
        if (!found.isTextual() || !name.matches("[\\w.+-]+\\.safetensors")) {
            throw new ModelProblem(
                    index,
                    "weight_map." + tensor,
                    found.toString(),
                    "the plain name of a .safetensors file is expected");
        }
        return name;
    }
}
