package orrery.node.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON header of a safetensors file and believes nothing in it unchecked. */
final class SafetensorsHeader {
    private static final String METADATA = "__metadata__";

    private final Path file;
    private final MemorySegment data;
    private final List<Extent> extents = new ArrayList<>();

    private SafetensorsHeader(Path file, MemorySegment data) {
        this.file = file;
        this.data = data;
    }

    /** The tensors that the header names, all within {@code data} and none upon another. */
    static Map<String, Stored> read(Path file, byte[] text, MemorySegment data) {
        var header = new SafetensorsHeader(file, data);
        var tensors = new LinkedHashMap<String, Stored>();
        for (var field : JsonFile.parse(file, "header", text).properties()) {
            if (!field.getKey().equals(METADATA)) {
                tensors.put(field.getKey(), header.tensor(field.getKey(), field.getValue()));
            }
        }
        Extent.requireDisjoint(file, "data_offsets", header.extents);
        return tensors;
    }

    private Stored tensor(String name, JsonNode json) {
        if (!json.isObject()) {
            throw problem(name, json, "an object with dtype, shape and data_offsets is expected");
        }
        var shape = numbers(name + ".shape", json.path("shape"));
        var extent = extent(name, json.path("data_offsets"));
        var type = type(name, json.path("dtype"));
        long length = extent.to() - extent.from();
        requireSize(name, type, shape, length);
        extents.add(extent);
        return new Stored(file, name, type, shape, data.asSlice(extent.from(), length));
    }

    private Extent extent(String name, JsonNode json) {
        var field = name + ".data_offsets";
        var offsets = numbers(field, json);
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1) || offsets.get(1) > data.byteSize()) {
            throw problem(
                    field,
                    json,
                    "two ascending offsets up to " + data.byteSize() + " are expected; was the file cut off?");
        }
        return new Extent(name, offsets.get(0), offsets.get(1));
    }

    private StorageType type(String name, JsonNode json) {
        return StorageType.ofSafetensors(json.asText())
                .orElseThrow(() -> problem(name + ".dtype", json, "allowed: " + StorageType.safetensorsNames()));
    }

    private List<Long> numbers(String field, JsonNode json) {
        if (!json.isArray()) {
            throw problem(field, json, "a list of whole numbers is expected");
        }
        var numbers = new ArrayList<Long>();
        for (var number : json) {
            if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
                throw problem(field, json, "whole numbers of at least 0 are expected");
            }
            numbers.add(number.longValue());
        }
        return List.copyOf(numbers);
    }

    private void requireSize(String name, StorageType type, List<Long> shape, long found) {
        long bytes;
        try {
            bytes = type.bytes(shape.stream().reduce(1L, Math::multiplyExact));
        } catch (ArithmeticException e) {
            throw new ModelProblem(file, name + ".shape", shape.toString(), "no file can hold so much", e);
        }
        if (bytes != found) {
            throw new ModelProblem(file, name, found + " bytes", type + " " + shape + " takes " + bytes + " bytes");
        }
    }

    private ModelProblem problem(String field, JsonNode found, String remedy) {
        return new ModelProblem(file, field, found.isMissingNode() ? "nothing" : found.toString(), remedy);
    }
}
