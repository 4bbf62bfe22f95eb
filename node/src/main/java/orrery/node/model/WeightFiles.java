package orrery.node.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import orrery.node.tensor.Matrix;

/** The tensors of a folder, in {@code model.safetensors} or in the files that an index names. */
final class WeightFiles {
    private static final String SINGLE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";

    private final Path described; // the file to name when a tensor is missing
    private final Map<String, Safetensors> fileOf;

    private WeightFiles(Path described, Map<String, Safetensors> fileOf) {
        this.described = described;
        this.fileOf = fileOf;
    }

    static WeightFiles open(Path folder) {
        var index = folder.resolve(INDEX);
        return Files.exists(index) && !Files.exists(folder.resolve(SINGLE))
                ? sharded(index)
                : single(folder.resolve(SINGLE));
    }

    boolean has(String name) {
        return fileOf.containsKey(name);
    }

    Matrix matrix(String name, int rows, int columns) {
        return fileWith(name).matrix(name, rows, columns);
    }

    float[] vector(String name, int length) {
        return fileWith(name).vector(name, length);
    }

    private Safetensors fileWith(String name) {
        var file = fileOf.get(name);
        if (file == null) {
            throw new ModelProblem(described, name, "no such tensor", "config.json asks for it");
        }
        return file;
    }

    private static WeightFiles single(Path file) {
        var opened = Safetensors.open(file);
        var fileOf = new HashMap<String, Safetensors>();
        opened.entries().keySet().forEach(name -> fileOf.put(name, opened));
        return new WeightFiles(file, fileOf);
    }

    private static WeightFiles sharded(Path index) {
        var opened = new HashMap<String, Safetensors>();
        var fileOf = new HashMap<String, Safetensors>();
        for (var field : Fields.of(index).inside("weight_map").object().properties()) {
            var file = index.resolveSibling(fileName(index, field.getKey(), field.getValue()));
            fileOf.put(field.getKey(), opened.computeIfAbsent(file.toString(), _ -> Safetensors.open(file)));
        }
        return new WeightFiles(index, fileOf);
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
