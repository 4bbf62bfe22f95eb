package orrery.node.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The folder of one checkpoint, complete or not. */
public record CheckpointFolder(Path path, long epoch, long number) {
    private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{1,15})-(\\d{1,15})");

    /** Newest first. */
    static List<CheckpointFolder> all(Path run) throws IOException {
        try (var paths = Files.list(run)) {
            return paths.filter(Files::isDirectory)
                    .map(CheckpointFolder::of)
                    .filter(folder -> folder != null)
                    .sorted(Comparator.comparingLong(CheckpointFolder::epoch)
                            .thenComparingLong(CheckpointFolder::number)
                            .reversed())
                    .toList();
        }
    }

    /** Null where it has another name. */
    private static CheckpointFolder of(Path path) {
        var name = NAME.matcher(path.getFileName().toString());
        return name.matches()
                ? new CheckpointFolder(path, Long.parseLong(name.group(1)), Long.parseLong(name.group(2)))
                : null;
    }

    boolean isComplete() {
        return Files.exists(path.resolve(Checkpoint.MANIFEST));
    }

    /** The manifest goes first, so that nothing half removed looks complete; what is not ours stays. */
    public void remove() throws IOException {
        Files.deleteIfExists(path.resolve(Checkpoint.MANIFEST));
        var isEmpty = true;
        try (var files = Files.newDirectoryStream(path)) {
            for (var file : files) {
                isEmpty &= removed(file);
            }
        }
        if (isEmpty) {
            Files.delete(path);
        }
    }

    private static boolean removed(Path file) throws IOException {
        var name = file.getFileName().toString();
        var plain = name.endsWith(Durable.UNFINISHED)
                ? name.substring(0, name.length() - Durable.UNFINISHED.length())
                : name;
        return (StateFile.isName(plain) || plain.equals(Checkpoint.MANIFEST)) && Files.deleteIfExists(file);
    }
}
