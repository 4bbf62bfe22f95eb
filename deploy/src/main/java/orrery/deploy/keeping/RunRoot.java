package orrery.deploy.keeping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import orrery.deploy.live.LiveFolders;
import orrery.deploy.scenario.InputProblem;
import orrery.node.recovery.RunFolder;
import orrery.protocol.naming.Spelling;

/** Where runs are kept, each in a folder that is named by its id. */
public final class RunRoot {
    private RunRoot() {}

    /** A folder for a new run, not there yet. */
    public static Path fresh(Path root) {
        return root.resolve(LiveFolders.freshName());
    }

    /**
     * The folder of a run that was begun before.
     *
     * @param run its id or its folder; null for the newest
     * @throws InputProblem where there is none
     */
    public static Path find(Path root, String run) {
        if (run != null && (run.contains("/") || Files.isDirectory(Path.of(run)))) {
            return required(Path.of(run), run);
        }
        var all = all(root);
        if (run == null) {
            return all.stream().findFirst().orElseThrow(() -> none("RUN", "no run in " + root, ""));
        }
        return all.stream()
                .filter(path -> path.getFileName().toString().equals(run))
                .findFirst()
                .orElseThrow(() -> none("RUN", "\"" + run + "\", which is not in " + root, nearest(run, all)));
    }

    private static Path required(Path folder, String run) {
        if (!RunFolder.isOne(folder)) {
            throw none("RUN", "\"" + run + "\", which is no folder that a run wrote", "");
        }
        return folder;
    }

    private static InputProblem none(String what, String found, String remedy) {
        return InputProblem.of(what, "", found, "the id or the folder of a run that did not end well", remedy);
    }

    private static String nearest(String run, List<Path> all) {
        return Spelling.didYouMean(
                run, all.stream().map(path -> path.getFileName().toString()).toList());
    }

    /** Newest first, as their ids say. */
    private static List<Path> all(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var paths = Files.list(root)) {
            return paths.filter(RunFolder::isOne)
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .toList();
        } catch (IOException e) {
            throw none("RUN", "that " + root + " cannot be read: " + e.getMessage(), "");
        }
    }
}
