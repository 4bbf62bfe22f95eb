package orrery.node.checkpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Writes a safetensors file, so that other programs can read the weights that Orrery runs. */
public final class SafetensorsWriter {
    private static final int ALIGNMENT = 8;

    private record Tensor(long size, Supplier<MemorySegment> bytes) {}

    private final ObjectNode header = JsonNodeFactory.instance.objectNode();
    private final List<Tensor> tensors = new ArrayList<>();
    private long end;

    /**
     * @param type one that safetensors has
     * @param shape outermost dimension first
     * @param bytes asked for once, when the tensor is written; as many as type and shape take
     */
    public SafetensorsWriter tensor(String name, StorageType type, List<Long> shape, Supplier<MemorySegment> bytes) {
        long size = type.bytes(shape.stream().reduce(1L, Math::multiplyExact));
        var entry = header.putObject(name).put("dtype", type.name());
        shape.forEach(entry.putArray("shape")::add);
        entry.putArray("data_offsets").add(end).add(end + size);
        end += size;
        tensors.add(new Tensor(size, bytes));
        return this;
    }

    /** Writes {@code file}, replacing what is there. */
    public void write(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            out.write(header());
            for (var tensor : tensors) {
                MappedFile.write(tensor.bytes.get(), tensor.size, out);
            }
        }
    }

    /** Length and JSON, the latter with blanks at its end so that the tensors begin aligned. */
    private byte[] header() {
        var json = header.toString().getBytes(StandardCharsets.UTF_8);
        int length = Math.ceilDiv(json.length, ALIGNMENT) * ALIGNMENT;
        var bytes = ByteBuffer.allocate(Long.BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(length).put(json);
        while (bytes.hasRemaining()) {
            bytes.put((byte) ' ');
        }
        return bytes.array();
    }
}
