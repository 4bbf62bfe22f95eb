package orrery.deploy.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Where one trial happens: its folder and its processes, all of which are gone when it is closed. */
final class Scene implements AutoCloseable {
    /** No step of a trial takes longer on a machine that is not hopeless. */
    static final Duration PATIENCE = Duration.ofSeconds(240);

    private final Workload workload;
    private final String unbroken;
    private final Draw draw;
    private final Path folder;
    private final List<AutoCloseable> opened = new CopyOnWriteArrayList<>();
    private final List<String> story = new ArrayList<>();
    private List<String> before = List.of();
    private boolean isClosed;
    private long struckNanos;
    private double recoverySeconds = Double.NaN;

    /** @param folder of this trial alone, which is there */
    Scene(Workload workload, String unbroken, Draw draw, Path folder) {
        this.workload = workload;
        this.unbroken = unbroken;
        this.draw = draw;
        this.folder = folder;
    }

    Draw draw() {
        return draw;
    }

    /** Where its runs are kept. */
    Path runs() {
        return folder.resolve("runs");
    }

    /** Seconds from the blow until the run went on; not a number where it never stopped. */
    double recoverySeconds() {
        return recoverySeconds;
    }

    /** What was done, for a person. */
    String story() {
        return String.join("; ", story);
    }

    void tell(String what) {
        story.add(what);
    }

    /** All processes from now on are started by this command. */
    void startWith(List<String> command) {
        before = command;
    }

    /** Goes when this does, at once where this went already. */
    synchronized <T extends AutoCloseable> T closing(T thing) {
        opened.addFirst(thing);
        if (isClosed) {
            close();
        }
        return thing;
    }

    OrreryJvm start(String name, List<String> properties, List<String> words) throws IOException {
        var all = new ArrayList<>(properties);
        all.add("-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
        return closing(OrreryJvm.start(name, workload.command(before, all, words)));
    }

    /** A run that is kept, with a checkpoint each second. */
    OrreryJvm run(List<String> properties, List<String> how) throws IOException {
        var words = new ArrayList<>(how);
        words.addAll(List.of("--checkpoint-every", "1s", "--checkpoints", runs().toString()));
        return start("run", properties, workload.run(words));
    }

    /** A run in JVMs of its own. */
    OrreryJvm local() throws IOException {
        return run(List.of(), List.of("--jvms", Integer.toString(draw.jvms())));
    }

    /** The newest run is taken up. */
    OrreryJvm resume(List<String> how) throws IOException {
        var words = new ArrayList<>(List.of("resume", "--json", "--checkpoints", runs().toString()));
        words.addAll(how);
        return start("resume", List.of(), words);
    }

    /** Waits for a moment that is drawn. */
    void awaitMoment(OrreryJvm run) throws Finding, Missed, InterruptedException {
        awaitMoment(run, draw.checkpoints());
    }

    /** Waits until so many checkpoints are sealed, then for as long as is drawn. */
    void awaitMoment(OrreryJvm run, int checkpoints) throws Finding, Missed, InterruptedException {
        var jitter = draw.jitter();
        tell("after %d checkpoints and %d ms".formatted(checkpoints, jitter.toMillis()));
        run.await("progress", 0, line -> line.json().at("/progress/events").asLong() > 0, PATIENCE);
        run.await("checkpoint", 0, _ -> run.times("checkpoint") >= checkpoints, PATIENCE);
        TimeUnit.NANOSECONDS.sleep(jitter.toNanos());
        requireGoing(run);
    }

    private static void requireGoing(OrreryJvm run) throws Finding, Missed, InterruptedException {
        if (!run.isAlive()) {
            var exitValue = run.exitValue(PATIENCE);
            Check.that(exitValue == 0, "%s ended with exit value %d before the blow", run, exitValue);
            throw new Missed("the run was over before the blow" + run.words());
        }
    }

    /** The blow falls now. */
    void strike() {
        struckNanos = System.nanoTime();
    }

    /** Ends a process as {@code kill -9}, and its children too. */
    void killWhole(OrreryJvm run) throws Finding, InterruptedException {
        run.close();
        run.exitValue(PATIENCE);
        awaitEnd(run.children());
    }

    /** @throws Finding where processes that have nobody to work for go on */
    void awaitEnd(List<ProcessHandle> processes) throws Finding, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (processes.stream().anyMatch(ProcessHandle::isAlive)) {
            if (System.nanoTime() > deadline) {
                throw new Finding("JVMs outlive their run");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Waits for the end of a run that was struck, and looks when it had gone on. */
    void requireUnbroken(OrreryJvm run) throws Finding, IOException, InterruptedException {
        var exitValue = run.exitValue(PATIENCE);
        Check.that(exitValue == 0, "%s ended with exit value %d", run, exitValue);
        Check.that(Workload.result(run).equals(unbroken), "%s says something else than the unbroken run", run);
        noteRecovery(run);
        requireNothingLeft();
    }

    /** As {@link #requireUnbroken}, where a run that ends so is taken up by another process. */
    void requireUnbrokenOrResumed(OrreryJvm run, int exitValue, Resumption other)
            throws Finding, IOException, InterruptedException {
        if (run.exitValue(PATIENCE) != exitValue) {
            requireUnbroken(run);
            return;
        }
        tell("it said that it cannot go on, and was resumed");
        requireUnbroken(other.start());
    }

    /** Starts whoever takes a run up. */
    @FunctionalInterface
    interface Resumption {
        OrreryJvm start() throws IOException;
    }

    private void noteRecovery(OrreryJvm run) {
        run.said(struckNanos, line -> line.is("taken_up"))
                .flatMap(taken -> run.said(taken.nanos(), line -> line.is("progress")))
                .ifPresent(going -> recoverySeconds = (going.nanos() - struckNanos) / 1e9);
    }

    /** What a run that ended well kept is gone. */
    void requireNothingLeft() throws Finding, IOException {
        if (Files.isDirectory(runs())) {
            try (var left = Files.list(runs())) {
                var names = left.map(path -> path.getFileName().toString()).toList();
                Check.that(names.isEmpty(), "a run that ended well left %s", names);
            }
        }
    }

    /** What all processes said goes into its folder. */
    void keep() throws IOException {
        for (var thing : opened) {
            if (thing instanceof OrreryJvm jvm) {
                jvm.writeTo(folder);
            }
        }
    }

    /** The last that was opened goes first, whatever becomes of the others. */
    @Override
    public synchronized void close() {
        isClosed = true;
        for (var thing : opened) {
            try {
                thing.close();
            } catch (Exception e) {
                tell(thing + " was not closed: " + e);
            }
        }
    }

    /** Of which nothing shall stay. */
    void remove() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
