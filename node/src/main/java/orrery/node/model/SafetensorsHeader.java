package orrery.node.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orrery.node.tensor.ElementType;

/** Reads the JSON header of a safetensors file and believes nothing in it unchecked. */
final class SafetensorsHeader {
    private static final String METADATA = "__metadata__";

    private final Path file;
    private final long dataBytes;

    private SafetensorsHeader(Path file, long dataBytes) {
        this.file = file;
        this.dataBytes = dataBytes;
    }

    /** The tensors that the header names, all within {@code dataBytes} and none upon another. */
    static Map<String, TensorEntry> read(Path file, byte[] text, long dataBytes) {
        var header = new SafetensorsHeader(file, dataBytes);
        var entries = new LinkedHashMap<String, TensorEntry>();
        for (var field : JsonFile.parse(file, "header", text).properties()) {
            if (!field.getKey().equals(METADATA)) {
                entries.put(field.getKey(), header.entry(field.getKey(), field.getValue()));
            }
        }
        header.requireDisjoint(entries);
        return entries;
    }

    private TensorEntry entry(String name, JsonNode json) {
        if (!json.isObject()) {
            throw problem(name, json, "an object with dtype, shape and data_offsets is expected");
        }
        var shape = numbers(name + ".shape", json.path("shape"));
        var offsets = numbers(name + ".data_offsets", json.path("data_offsets"));
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1) || offsets.get(1) > dataBytes) {
            throw problem(
                    name + ".data_offsets",
                    json.path("data_offsets"),
                    "two ascending offsets up to " + dataBytes + " are expected; was the file cut off?");
        }
        var entry = new TensorEntry(type(name, json.path("dtype")), shape, offsets.get(0), offsets.get(1));
        requireSize(name, entry);
        return entry;
    }

    private ElementType type(String name, JsonNode json) {
        for (var type : ElementType.values()) {
            if (json.isTextual() && type.name().equals(json.textValue())) {
                return type;
            }
        }
        throw problem(name + ".dtype", json, "allowed: F32, BF16, F16");
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

    private void requireSize(String name, TensorEntry entry) {
        long found = entry.to() - entry.from();
        try {
            long bytes = entry.type().bytes();
            for (long dimension : entry.shape()) {
                bytes = Math.multiplyExact(bytes, dimension);
            }
            if (bytes == found) {
                return;
            }
            throw new ModelProblem(
                    file, name, found + " bytes", entry.type() + " " + entry.shape() + " takes " + bytes + " bytes");
        } catch (ArithmeticException e) {
            throw new ModelProblem(file, name + ".shape", entry.shape().toString(), "no file can hold so much", e);
        }
    }

    private void requireDisjoint(Map<String, TensorEntry> entries) {
        var ascending = entries.entrySet().stream()
                .filter(entry -> entry.getValue().to() > entry.getValue().from())
                .sorted(Comparator.comparingLong(entry -> entry.getValue().from()))
                .toList();
        for (int i = 1; i < ascending.size(); i++) {
            var before = ascending.get(i - 1);
            var here = ascending.get(i);
            if (here.getValue().from() < before.getValue().to()) {
                throw new ModelProblem(
                        file,
                        here.getKey() + ".data_offsets",
                        "a start at " + here.getValue().from(),
                        "it lies within " + before.getKey() + ", which ends at "
                                + before.getValue().to());
            }
        }
    }

    private ModelProblem problem(String field, JsonNode found, String remedy) {
        return new ModelProblem(file, field, found.isMissingNode() ? "nothing" : found.toString(), remedy);
    }
}
