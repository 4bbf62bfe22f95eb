package orrery.node.recovery;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that are there completely or not at all, also after a power cut; for their owner only. */
final class Durable {
    static final String UNFINISHED = ".unfinished";

    private static final int BUFFER_BYTES = 1 << 16;
    private static final boolean IS_POSIX =
            Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");

    private Durable() {}

    /** Writes the content of a file. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** To a temporary name, synced, renamed, and the folder synced. */
    static void write(Path file, Content content) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        try (var channel = create(unfinished);
                var out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES)) {
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(file.toAbsolutePath().getParent());
    }

    private static FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING),
                owner("rw-------"));
    }

    /** A new folder, and those above it that are missing. */
    static void createFolder(Path folder) throws IOException {
        if (folder.getParent() != null) {
            Files.createDirectories(folder.getParent(), owner("rwx------"));
        }
        Files.createDirectory(folder, owner("rwx------"));
    }

    /** An empty file; that it was there already is a {@link java.nio.file.FileAlreadyExistsException}. */
    static void claim(Path file) throws IOException {
        Files.createFile(file, owner("rw-------"));
        sync(file.toAbsolutePath().getParent());
    }

    private static FileAttribute<?>[] owner(String permissions) {
        return IS_POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Which names a folder has is on disk then. */
    static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
