package orrery.deploy.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import orrery.deploy.scenario.InputProblem;
import orrery.protocol.naming.Spelling;

/** Where runs listen: a folder for each, named by its id, of their owner alone. */
public final class LiveFolders {
    /** The socket of a run. */
    public static final String CONTROL = "control";

    /** The journal of a run. */
    public static final String JOURNAL = "journal.jsonl";

    /** Names of all that a run that listens has in its folder. */
    public static final Set<String> FILES = Set.of(CONTROL, JOURNAL);

    private static final DateTimeFormatter STARTED = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final int RANDOM_BYTES = 2;

    private LiveFolders() {}

    /** {@code $XDG_STATE_HOME/orrery/runs}, below the home folder where that is not set. */
    public static Path root() {
        var state = System.getenv("XDG_STATE_HOME");
        var base = state == null || state.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(state);
        return base.resolve("orrery").resolve("runs");
    }

    /** Of a run of that id, whatever became of its process: there is a folder, and nobody listens in it. */
    public static void silence(Path folder) throws IOException {
        Files.createDirectories(folder, owner());
        if (!ControlClient.isAnswered(folder.resolve(CONTROL))) {
            Files.deleteIfExists(folder.resolve(CONTROL));
        }
    }

    private static FileAttribute<?> owner() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    }

    /** A new one. */
    public static Path create(Path root) throws IOException {
        Files.createDirectories(root, owner());
        return Files.createDirectory(root.resolve(freshName()), owner());
    }

    /** The id of a run that begins now, which no other has; ids sort as runs began. */
    public static String freshName() {
        var random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return LocalDateTime.now().format(STARTED) + "-" + HexFormat.of().formatHex(random);
    }

    /**
     * The socket of a run that is under way.
     *
     * @param run its id; null for the only one
     * @throws InputProblem where there is none, or several and nobody said which
     */
    public static Path find(Path root, String run) throws IOException {
        var under = underWay(root);
        var names =
                under.stream().map(folder -> folder.getFileName().toString()).toList();
        if (run != null && !names.contains(run)) {
            throw InputProblem.of(
                    "--run",
                    "",
                    "\"" + run + "\", which does not listen",
                    allowed(names),
                    Spelling.didYouMean(run, names));
        }
        if (run == null && under.size() != 1) {
            throw InputProblem.of(
                    "--run",
                    "",
                    under.isEmpty() ? "no run that listens" : under.size() + " runs that listen",
                    allowed(names),
                    under.isEmpty() ? "begin one with orrery run --control or --pace" : "say which with --run");
        }
        return root.resolve(run == null ? names.getFirst() : run).resolve(CONTROL);
    }

    /**
     * Of the run that began last, of those that have one.
     *
     * @throws InputProblem where none has
     */
    public static Path newestJournal(Path root) throws IOException {
        return folders(root).stream()
                .map(folder -> folder.resolve(JOURNAL))
                .filter(Files::isRegularFile)
                .reduce((_, later) -> later)
                .orElseThrow(() -> InputProblem.of(
                        "JOURNAL",
                        "",
                        "no run in " + root + " that has one",
                        "a journal of a run",
                        "begin one with orrery run --control or --pace, or name its journal.jsonl"));
    }

    private static String allowed(List<String> names) {
        return names.isEmpty() ? "the id of a run that is under way" : String.join(", ", names);
    }

    private static List<Path> underWay(Path root) throws IOException {
        return folders(root).stream()
                .filter(folder -> Files.exists(folder.resolve(CONTROL)))
                .filter(folder -> ControlClient.isAnswered(folder.resolve(CONTROL)))
                .toList();
    }

    /** In the order in which they began. */
    private static List<Path> folders(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var folders = Files.list(root)) {
            return folders.sorted(Comparator.comparing(Path::getFileName)).toList();
        }
    }
}
