package orrery.node.checkpoint;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * One mapped {@code .safetensors} file: eight bytes of header length, a JSON header, the tensors.
 *
 * <p>Nothing is copied: a tensor is a view of the mapping, which lives as long as anything refers to
 * it. The header is checked completely before any tensor is handed out.
 */
final class Safetensors implements Checkpoint {
    private static final long LENGTH_BYTES = 8;
    private static final long LARGEST_HEADER = 100_000_000; // the limit of the format's own reader
    private static final ValueLayout.OfLong LENGTH = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Path file;
    private final Map<String, Stored> tensors;

    private Safetensors(Path file, Map<String, Stored> tensors) {
        this.file = file;
        this.tensors = tensors;
    }

    /** Maps and checks {@code file}; whatever is wrong with it is a {@link ModelProblem}. */
    static Safetensors open(Path file) {
        var bytes = MappedFile.map(file);
        long header = headerLength(file, bytes);
        var text = bytes.asSlice(LENGTH_BYTES, header).toArray(ValueLayout.JAVA_BYTE);
        return new Safetensors(file, SafetensorsHeader.read(file, text, bytes.asSlice(LENGTH_BYTES + header)));
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

    private static long headerLength(Path file, MemorySegment bytes) {
        long size = bytes.byteSize();
        if (size < LENGTH_BYTES) {
            throw new ModelProblem(
                    file, "header length", size + " bytes in all", "a file begins with 8 bytes of it; was it cut off?");
        }
        long length = bytes.get(LENGTH, 0);
        long most = Math.min(size - LENGTH_BYTES, LARGEST_HEADER);
        if (length < 0 || length > most) {
            throw new ModelProblem(
                    file,
                    "header length",
                    Long.toUnsignedString(length),
                    "at most " + most + " is possible in " + size + " bytes; was it cut off?");
        }
        return length;
    }
}
