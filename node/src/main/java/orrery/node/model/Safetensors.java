package orrery.node.model;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import orrery.node.tensor.Matrix;

/**
 * One mapped {@code .safetensors} file: eight bytes of header length, a JSON header, the tensors.
 *
 * <p>Nothing is copied: a tensor is a view of the mapping, which lives as long as anything refers to
 * it. The header is checked completely before any tensor is handed out.
 */
final class Safetensors {
    private static final long LENGTH_BYTES = 8;
    private static final long LARGEST_HEADER = 100_000_000; // the limit of the format's own reader
    private static final ValueLayout.OfLong LENGTH = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Path file;
    private final MemorySegment tensors;
    private final Map<String, TensorEntry> entries;

    private Safetensors(Path file, MemorySegment tensors, Map<String, TensorEntry> entries) {
        this.file = file;
        this.tensors = tensors;
        this.entries = entries;
    }

    /** Maps and checks {@code file}; whatever is wrong with it is a {@link ModelProblem}. */
    static Safetensors open(Path file) {
        var bytes = map(file);
        long header = headerLength(file, bytes);
        var text = bytes.asSlice(LENGTH_BYTES, header).toArray(ValueLayout.JAVA_BYTE);
        var tensors = bytes.asSlice(LENGTH_BYTES + header);
        return new Safetensors(file, tensors, SafetensorsHeader.read(file, text, tensors.byteSize()));
    }

    Path file() {
        return file;
    }

    /** Every tensor by its name, in the order of the header. */
    Map<String, TensorEntry> entries() {
        return entries;
    }

    /** A tensor of two dimensions. */
    Matrix matrix(String name, int rows, int columns) {
        var entry = TensorEntry.require(file, entries, name, rows, columns);
        return Matrix.of(bytes(entry), entry.type(), rows, columns);
    }

    /** A copy of a tensor of one dimension, widened to float32. */
    float[] vector(String name, int length) {
        var entry = TensorEntry.require(file, entries, name, length);
        var values = new float[length];
        Matrix.of(bytes(entry), entry.type(), 1, length).copyRow(0, values, 0);
        return values;
    }

    private MemorySegment bytes(TensorEntry entry) {
        return tensors.asSlice(entry.from(), entry.to() - entry.from());
    }

    private static MemorySegment map(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (!Files.isRegularFile(file)) {
                throw new ModelProblem(file, "file", "no regular file", "only regular files can be mapped");
            }
            return channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        } catch (NoSuchFileException e) {
            throw new ModelProblem(file, "file", "nothing", "the weights belong here", e);
        } catch (IOException e) {
            throw new ModelProblem(file, "file", String.valueOf(e.getMessage()), "it must be readable", e);
        }
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
