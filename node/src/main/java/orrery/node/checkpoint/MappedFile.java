package orrery.node.checkpoint;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Maps whole files; a mapping lives as long as anything refers to it. */
final class MappedFile {
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
}
