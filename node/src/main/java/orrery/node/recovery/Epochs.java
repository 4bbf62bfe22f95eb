package orrery.node.recovery;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How often a run was begun or taken up: a file for the last time in its folder, which only one process can make. */
final class Epochs {
    private static final String PREFIX = "epoch-";

    private final Path folder;
    private long own;

    /** @param own the epoch of whoever asks; 0 before {@link #next} */
    private Epochs(Path folder, long own) {
        this.folder = folder;
        this.own = own;
    }

    /** Of a run that was never begun. */
    static Epochs none(Path folder) {
        return new Epochs(folder, 0);
    }

    /** Of a run that was begun before. */
    static Epochs of(Path folder) throws IOException {
        return new Epochs(folder, highest(folder));
    }

    private static long highest(Path folder) throws IOException {
        try (var names = Files.list(folder)) {
            return names.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches(PREFIX + "\\d{1,15}"))
                    .mapToLong(name -> Long.parseLong(name.substring(PREFIX.length())))
                    .max()
                    .orElse(0);
        }
    }

    long own() {
        return own;
    }

    /**
     * Begins the next.
     *
     * @throws RecoveryProblem where another process did so at the same time
     */
    long next() throws IOException {
        try {
            Durable.claim(file(own + 1));
        } catch (FileAlreadyExistsException e) {
            throw new RecoveryProblem(Path.of(e.getFile()), "that another process took this run up", "only one may");
        }
        Files.deleteIfExists(file(own));
        return ++own;
    }

    /** Whether another process began a later one. */
    boolean isOvertaken() throws IOException {
        return highest(folder) > own;
    }

    void remove() throws IOException {
        Files.deleteIfExists(file(own));
    }

    private Path file(long epoch) {
        return folder.resolve(PREFIX + epoch);
    }
}
