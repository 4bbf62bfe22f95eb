package orrery.node.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes a GGUF file, version 3, so that other engines can run the weights that Orrery runs.
 *
 * <p>Keys and tensors come in the order they were put. Nothing is checked: whoever writes may write nonsense.
 */
public final class GgufWriter {
    private static final int VERSION = 3;
    private static final int ALIGNMENT = 32;

    private record Tensor(StorageType type, List<Long> shape, Supplier<MemorySegment> bytes) {
        long size() {
            return type.bytes(shape.stream().reduce(1L, Math::multiplyExact));
        }
    }

    private final Map<String, byte[]> pairs = new LinkedHashMap<>();
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    public GgufWriter put(String key, String value) {
        return put(key, GgufValueType.STRING, text(value));
    }

    /** As uint32. */
    public GgufWriter put(String key, int value) {
        return put(
                key, GgufValueType.UINT32, little(Integer.BYTES).putInt(value).array());
    }

    /** As float32. */
    public GgufWriter put(String key, float value) {
        return put(
                key, GgufValueType.FLOAT32, little(Float.BYTES).putFloat(value).array());
    }

    public GgufWriter put(String key, boolean value) {
        return put(key, GgufValueType.BOOL, new byte[] {(byte) (value ? 1 : 0)});
    }

    public GgufWriter put(String key, List<String> values) {
        var elements = new ByteArrayOutputStream();
        values.forEach(value -> elements.writeBytes(text(value)));
        return put(key, GgufValueType.STRING, values.size(), elements.toByteArray());
    }

    /** As an array of float32. */
    public GgufWriter put(String key, float... values) {
        var elements = little(values.length * Float.BYTES);
        elements.asFloatBuffer().put(values);
        return put(key, GgufValueType.FLOAT32, values.length, elements.array());
    }

    /** As an array of int32. */
    public GgufWriter put(String key, int... values) {
        var elements = little(values.length * Integer.BYTES);
        elements.asIntBuffer().put(values);
        return put(key, GgufValueType.INT32, values.length, elements.array());
    }

    /**
     * @param shape outermost dimension first
     * @param bytes asked for once, when the tensor is written; as many as type and shape take
     */
    public GgufWriter tensor(String name, StorageType type, List<Long> shape, Supplier<MemorySegment> bytes) {
        tensors.put(name, new Tensor(type, shape, bytes));
        return this;
    }

    /** Writes {@code file}, replacing what is there. */
    public void write(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var header = header();
            out.write(header);
            pad(out, header.length);
            for (var tensor : tensors.values()) {
                MappedFile.write(tensor.bytes.get(), tensor.size(), out);
                pad(out, tensor.size());
            }
        }
    }

    private byte[] header() {
        var header = new ByteArrayOutputStream();
        header.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
        header.writeBytes(little(20)
                .putInt(VERSION)
                .putLong(tensors.size())
                .putLong(pairs.size())
                .array());
        pairs.forEach((key, value) -> {
            header.writeBytes(text(key));
            header.writeBytes(value);
        });
        long offset = 0;
        for (var entry : tensors.entrySet()) {
            header.writeBytes(text(entry.getKey()));
            header.writeBytes(place(entry.getValue(), offset));
            offset += Math.ceilDiv(entry.getValue().size(), (long) ALIGNMENT) * ALIGNMENT;
        }
        return header.toByteArray();
    }

    private static byte[] place(Tensor tensor, long offset) {
        var shape = tensor.shape.reversed();
        var place = little(2 * Integer.BYTES + Long.BYTES * (shape.size() + 1)).putInt(shape.size());
        shape.forEach(place::putLong);
        return place.putInt(tensor.type.ggufId()).putLong(offset).array();
    }

    private GgufWriter put(String key, GgufValueType type, int count, byte[] elements) {
        var array = little(Integer.BYTES + Long.BYTES + elements.length)
                .putInt(type.ordinal())
                .putLong(count)
                .put(elements);
        return put(key, GgufValueType.ARRAY, array.array());
    }

    private GgufWriter put(String key, GgufValueType type, byte[] value) {
        pairs.put(
                key,
                little(Integer.BYTES + value.length)
                        .putInt(type.ordinal())
                        .put(value)
                        .array());
        return this;
    }

    private static byte[] text(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return little(Long.BYTES + bytes.length)
                .putLong(bytes.length)
                .put(bytes)
                .array();
    }

    private static void pad(OutputStream out, long written) throws IOException {
        out.write(new byte[(int) (-written & (ALIGNMENT - 1))]);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
