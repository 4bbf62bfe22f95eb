package orrery.node.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Maps whole files, and writes what lies in memory; a mapping lives as long as anything refers to it. */
final class MappedFile {
    private static final long PIECE = 1 << 20;

    private MappedFile() {}

    static MemorySegment map(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) { // a pipe would wait for its writer
            throw new ModelProblem(file, "file", "no regular file", "only regular files can be mapped");
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        } catch (NoSuchFileException e) {
            throw new ModelProblem(file, "file", "nothing", "the weights belong here", e);
        } catch (IOException e) {
            throw new ModelProblem(file, "file", String.valueOf(e.getMessage()), "it must be readable", e);
        }
    }

    /** Writes all of {@code bytes}, which must be {@code size}, without a second copy of them. */
    static void write(MemorySegment bytes, long size, OutputStream out) throws IOException {
        if (bytes.byteSize() != size) {
            throw new IllegalArgumentException(
                    "a tensor of " + size + " bytes was given as " + bytes.byteSize() + " bytes");
        }
        for (long from = 0; from < size; from += PIECE) {
            out.write(bytes.asSlice(from, Math.min(PIECE, size - from)).toArray(ValueLayout.JAVA_BYTE));
        }
    }
}
