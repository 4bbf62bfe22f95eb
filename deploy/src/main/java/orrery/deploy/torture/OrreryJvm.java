package orrery.deploy.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One process of Orrery, and what it said so far. Closing kills it and whatever it started. */
final class OrreryJvm implements AutoCloseable {
    private static final int LAST_WORDS = 6;
    private static final long GLANCE_MS = 20;

    private final String name;
    private final Process process;
    private final List<Said> errors = new CopyOnWriteArrayList<>();
    private final List<Said> output = new CopyOnWriteArrayList<>();
    private final List<Thread> readers;
    private List<ProcessHandle> children = List.of();

    private OrreryJvm(String name, Process process) {
        this.name = name;
        this.process = process;
        this.readers = List.of(reader(process.getInputStream(), output), reader(process.getErrorStream(), errors));
    }

    static OrreryJvm start(String name, List<String> command) throws IOException {
        return new OrreryJvm(name, new ProcessBuilder(command).start());
    }

    private Thread reader(InputStream stream, List<Said> lines) {
        return Thread.ofVirtual().name(name).start(() -> {
            try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                in.lines().forEach(line -> lines.add(Said.now(line)));
            } catch (IOException | java.io.UncheckedIOException gone) {
                // With the process.
            }
        });
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** JVMs that it started and that were alive when this was asked, in the order of their process ids. */
    List<ProcessHandle> children() {
        var now = process.descendants()
                .sorted((one, other) -> Long.compare(one.pid(), other.pid()))
                .toList();
        children = now.isEmpty() ? children : now;
        return now;
    }

    /** What it said first that is like this, from a moment on. */
    Optional<Said> said(long sinceNanos, Predicate<Said> like) {
        return errors.stream()
                .filter(line -> line.nanos() >= sinceNanos && like.test(line))
                .findFirst();
    }

    long times(String event) {
        return errors.stream().filter(line -> line.is(event)).count();
    }

    /**
     * Waits until it has said something.
     *
     * @return empty where it ended before
     * @throws Finding where it does neither in time
     */
    Optional<Said> await(String what, long sinceNanos, Predicate<Said> like, Duration patience)
            throws Finding, InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (said(sinceNanos, like).isEmpty() && process.isAlive()) {
            if (System.nanoTime() > deadline) {
                throw new Finding(
                        name + " did not say \"" + what + "\" within " + patience.toSeconds() + " s" + words());
            }
            TimeUnit.MILLISECONDS.sleep(GLANCE_MS);
        }
        join();
        return said(sinceNanos, like);
    }

    /** What a process that ended has said is read completely. */
    private void join() throws InterruptedException {
        if (!process.isAlive()) {
            for (var reader : readers) {
                reader.join(Duration.ofSeconds(2)); // a child may hold the stream open for longer
            }
        }
    }

    /** @throws Finding where it does not end */
    int exitValue(Duration patience) throws Finding, InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Finding(name + " did not end within " + patience.toSeconds() + " s" + words());
        }
        join();
        return process.exitValue();
    }

    /** All of its standard output. */
    String output() {
        return String.join("\n", output.stream().map(Said::text).toList());
    }

    /** The last that it said, for whoever looks for a reason. */
    String words() {
        var all = errors.stream()
                .map(Said::text)
                .filter(text -> !text.startsWith("{\"progress\""))
                .toList();
        var last = all.subList(Math.max(0, all.size() - LAST_WORDS), all.size());
        return last.isEmpty() ? "; it said nothing" : "; its last words: " + String.join(" | ", last);
    }

    void writeTo(Path folder) throws IOException {
        var file = folder.resolve(name.replace(' ', '-') + "-" + pid());
        Files.write(
                file.resolveSibling(file.getFileName() + ".err.txt"),
                errors.stream().map(Said::text).toList());
        Files.writeString(file.resolveSibling(file.getFileName() + ".out.txt"), output());
    }

    /** As {@code kill -9}; what it started lives on. */
    void kill() {
        children();
        process.destroyForcibly();
    }

    /** They are gone when this returns, so that nobody writes files any more. */
    @Override
    public void close() {
        children();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        children.forEach(child -> child.onExit().join());
    }
}
