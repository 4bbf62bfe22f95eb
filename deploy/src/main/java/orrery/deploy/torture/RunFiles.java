package orrery.deploy.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The folders of checkpoints below a folder of runs, as they look from outside. */
record RunFiles(Path runs) {
    /** About what it takes to write one. */
    static final int USUAL_MS = 120;

    private static final String MANIFEST = "manifest";
    private static final String FOLDER = "checkpoint-";

    /** Newest first: later epochs, then higher numbers. */
    List<Path> sealed() throws IOException {
        return folders().stream()
                .filter(folder -> Files.exists(folder.resolve(MANIFEST)))
                .sorted(Comparator.comparingLong((Path folder) -> number(folder, 1))
                        .thenComparingLong(folder -> number(folder, 2))
                        .reversed())
                .toList();
    }

    static long number(Path folder, int word) {
        return Long.parseLong(folder.getFileName().toString().split("-")[word]);
    }

    private List<Path> folders() throws IOException {
        var all = new ArrayList<Path>();
        for (var run : list(runs)) {
            list(run).stream()
                    .filter(path -> path.getFileName().toString().startsWith(FOLDER))
                    .forEach(all::add);
        }
        return all;
    }

    /** Empty where it is no folder any more: runs remove what they need no longer. */
    static List<Path> list(Path folder) throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException gone) {
            return List.of();
        }
    }

    /** Waits until a checkpoint is begun, and then so many milliseconds; it may be sealed by then. */
    void awaitUnsealed(OrreryJvm run, int thenMs) throws IOException, InterruptedException {
        while (run.isAlive() && folders().stream().allMatch(folder -> Files.exists(folder.resolve(MANIFEST)))) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        TimeUnit.MILLISECONDS.sleep(thenMs);
    }
}
