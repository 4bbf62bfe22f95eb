package orrery.node.recovery;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Held by the one process that directs a run; the operating system lets go of it, however that process ends. */
final class FolderLock implements AutoCloseable {
    private final Path file;
    private final FileLock lock;

    private FolderLock(Path file, FileLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /** @throws RecoveryProblem where another process holds it, or this one already does */
    static FolderLock of(Path folder) throws IOException {
        var file = folder.resolve("lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return new FolderLock(file, lock);
            }
        } catch (OverlappingFileLockException e) {
            // By this very process; no less directed.
        }
        channel.close();
        throw new RecoveryProblem(
                file, "that another process directs this run", "wait for its end, or end that process");
    }

    /** Lets go of it for good: the run is done. */
    void remove() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        lock.channel().close();
    }
}
