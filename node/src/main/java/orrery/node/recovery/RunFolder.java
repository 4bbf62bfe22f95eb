package orrery.node.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orrery.node.membership.Likeness;

/**
 * The folder of one run, held by the one process that directs it: what it does, its epochs, its checkpoints.
 *
 * <p>Other processes write states of devices into a checkpoint's folder; this one alone makes such folders and seals them.
 */
public final class RunFolder implements AutoCloseable {
    private static final String TITLE = "orrery run 1";
    private static final String DESCRIPTION = "run";
    private static final String ASKED = "asked";
    private static final String AMENDMENTS = "amendments";
    private static final String AMENDMENTS_TITLE = "orrery amendments 1";
    private static final String AMENDMENT = "amendment";
    private static final String JOB = "job.kryo";
    private static final int KEPT = 2;

    private final Path folder;
    private final String id;
    private final byte[] job;
    private final FolderLock lock;
    private final Epochs epochs;
    private long number;

    private RunFolder(Path folder, String id, byte[] job, FolderLock lock, Epochs epochs) {
        this.folder = folder;
        this.id = id;
        this.job = job;
        this.lock = lock;
        this.epochs = epochs;
    }

    /**
     * A new run.
     *
     * @param folder which must not be there, or hold nothing but those; its last name is the id of the run
     * @param others names of files that whoever begins it keeps there
     * @param job what it does, as bytes
     * @param asked what it was asked with, a line each, for whoever takes it up
     * @throws IOException where it cannot be written
     */
    public static RunFolder create(Path folder, Set<String> others, byte[] job, List<String> asked) throws IOException {
        if (!holdsOnly(folder, others)) {
            Durable.createFolder(folder);
        }
        var id = folder.getFileName().toString();
        var lock = FolderLock.of(folder);
        Durable.write(folder.resolve(JOB), out -> out.write(job));
        var likeness = Likeness.current().text();
        var lines = new ArrayList<>(List.of(TITLE, "id " + id, "likeness " + likeness, "job " + Sha256.of(job)));
        asked.forEach(line -> lines.add(ASKED + " " + line));
        new Sealed(folder.resolve(DESCRIPTION), lines).write();
        return new RunFolder(folder, id, job, lock, Epochs.none(folder));
    }

    /**
     * A run that was begun before.
     *
     * @throws RecoveryProblem where it is something else, damaged, of another version, or directed by another process
     */
    public static RunFolder open(Path folder) throws IOException {
        var description = Sealed.read(folder.resolve(DESCRIPTION), TITLE);
        var ours = Likeness.current().text();
        if (!description.text("likeness").equals(ours)) {
            throw new RecoveryProblem(
                    description.file(),
                    "a run of orrery " + description.text("likeness"),
                    "this is orrery " + ours + "; a run is taken up with the version and catalogue that began it");
        }
        var file = folder.resolve(JOB);
        var job = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        if (!Sha256.of(job).equals(description.text("job"))) {
            throw Sealed.damaged(file, "other content than was written");
        }
        var lock = FolderLock.of(folder);
        return new RunFolder(folder, description.text("id"), job, lock, Epochs.of(folder)).counting();
    }

    /**
     * What a run was asked with.
     *
     * @throws RecoveryProblem where it is something else or damaged
     */
    public static List<String> asked(Path folder) throws IOException {
        return Sealed.read(folder.resolve(DESCRIPTION), TITLE).all(ASKED);
    }

    /** Whether a folder looks like that of a run. */
    public static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve(DESCRIPTION));
    }

    private static boolean holdsOnly(Path folder, Set<String> others) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.allMatch(file -> others.contains(file.getFileName().toString()));
        }
    }

    /** Goes on where checkpoints ended. */
    private RunFolder counting() throws IOException {
        number = CheckpointFolder.all(folder).stream()
                .mapToLong(CheckpointFolder::number)
                .max()
                .orElse(0);
        return this;
    }

    public String id() {
        return id;
    }

    public Path path() {
        return folder;
    }

    public byte[] job() {
        return job.clone();
    }

    /** What was amended in its job by now, a word each; before a checkpoint is sealed that holds what came of it. */
    public void amend(List<String> amendments) throws IOException {
        var lines = new ArrayList<>(List.of(AMENDMENTS_TITLE));
        amendments.forEach(each -> lines.add(AMENDMENT + " " + each));
        new Sealed(folder.resolve(AMENDMENTS), lines).write();
    }

    /**
     * Empty where nobody amended anything.
     *
     * @throws RecoveryProblem where it is damaged
     */
    public List<String> amendments() throws IOException {
        var file = folder.resolve(AMENDMENTS);
        return Files.exists(file) ? Sealed.read(file, AMENDMENTS_TITLE).all(AMENDMENT) : List.of();
    }

    /**
     * Begins or takes up the run once more; whoever has a lower epoch is fenced.
     *
     * @throws RecoveryProblem where another process did so at the same time
     */
    public long nextEpoch() throws IOException {
        return epochs.next();
    }

    /** Whether another process took the run up since. */
    public boolean isOvertaken() throws IOException {
        return epochs.isOvertaken();
    }

    /** A folder for states of devices; it counts for nothing until {@link #complete}. */
    public CheckpointFolder begin() throws IOException {
        var stamp = Stamp.current(id, epochs.own(), ++number);
        var begun = folder.resolve(stamp.folder());
        Durable.createFolder(begun);
        return new CheckpointFolder(begun, epochs.own(), number);
    }

    /**
     * Seals a checkpoint, and removes what is older than the last two.
     *
     * @throws RecoveryProblem where another process took the run up meanwhile, or a file is not to be seen from here
     */
    public void complete(Checkpoint checkpoint) throws IOException {
        if (isOvertaken()) {
            throw new RecoveryProblem(folder, "that another process took this run up", "this one is fenced");
        }
        for (var place : checkpoint.places()) {
            var file = checkpoint.folder().resolve(place.name());
            if (!Files.exists(file) || Files.size(file) != place.bytes()) {
                throw new RecoveryProblem(
                        file, "no such file here", "checkpoints of hosts on several machines need storage they share");
            }
        }
        checkpoint.writeManifest();
        Durable.sync(folder);
        prune();
    }

    private void prune() throws IOException {
        var complete = 0;
        for (var each : CheckpointFolder.all(folder)) {
            if (complete >= KEPT || complete > 0 && !each.isComplete()) {
                each.remove();
            } else if (each.isComplete()) {
                complete++;
            }
        }
    }

    /**
     * What is there to go on from.
     *
     * @param good the newest checkpoint whose files are all as they were written; empty where there is none
     * @param damaged what is wrong with newer ones
     */
    public record Survey(Optional<Checkpoint> good, List<String> damaged) {}

    /** Reads all files of the newest complete checkpoint, and of older ones until one is good. */
    public Survey survey() throws IOException {
        var damaged = new ArrayList<String>();
        for (var each : CheckpointFolder.all(folder)) {
            if (each.isComplete()) {
                try {
                    return new Survey(Optional.of(verified(each)), damaged);
                } catch (RecoveryProblem problem) {
                    damaged.add(problem.getMessage());
                }
            }
        }
        return new Survey(Optional.empty(), damaged);
    }

    private Checkpoint verified(CheckpointFolder each) throws IOException {
        var checkpoint = Checkpoint.read(each.path());
        var wanted = Stamp.current(id, each.epoch(), each.number());
        if (!checkpoint.stamp().equals(wanted)) {
            throw new RecoveryProblem(each.path(), checkpoint.stamp().toString(), "allowed: " + wanted);
        }
        checkpoint.verify();
        return checkpoint;
    }

    /** The run is done: nobody will take it up. What others put into its folder stays. */
    public void remove() throws IOException {
        for (var each : CheckpointFolder.all(folder)) {
            each.remove();
        }
        lock.remove();
        epochs.remove();
        for (var name : List.of(DESCRIPTION, JOB, AMENDMENTS)) {
            Files.deleteIfExists(folder.resolve(name));
        }
        try (var left = Files.list(folder)) {
            if (left.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(folder);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
