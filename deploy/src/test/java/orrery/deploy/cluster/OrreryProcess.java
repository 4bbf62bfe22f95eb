package orrery.deploy.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import orrery.deploy.launch.Main;

/** The command {@code orrery} as a process of its own, small and quick to start. Closing kills it and its children. */
final class OrreryProcess implements AutoCloseable {
    private static final String OUTPUT = "out.txt";
    private static final String ERRORS = "errors.txt";
    private static final int PATIENCE_SECONDS = 240;

    private final Process process;
    private final Path folder;
    private List<ProcessHandle> children = List.of();

    private OrreryProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    static OrreryProcess start(String... args) throws IOException {
        return start(List.of(), args);
    }

    static OrreryProcess start(List<String> javaOptions, String... args) throws IOException {
        return start(javaOptions, Main.class.getName(), args);
    }

    /** A program in one file instead of the command, as the launcher starts it. */
    static OrreryProcess program(Path file, String... args) throws IOException {
        return start(List.of(), file.toString(), args);
    }

    private static OrreryProcess start(List<String> javaOptions, String main, String... args) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(args));
        var folder = Files.createTempDirectory("orrery-test-");
        var builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve(OUTPUT).toFile())
                .redirectError(folder.resolve(ERRORS).toFile());
        builder.environment().putIfAbsent("XDG_STATE_HOME", folder.toString());
        return new OrreryProcess(builder.start(), folder);
    }

    /** What it wrote on standard error so far. */
    String errors() {
        try {
            return Files.readString(folder.resolve(ERRORS));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Its result. */
    String output() throws IOException {
        return Files.readString(folder.resolve(OUTPUT));
    }

    /** Waits until it has said something. */
    OrreryProcess saying(String text) {
        await(() -> errors().contains(text), "it says \"" + text + "\"");
        return this;
    }

    /** The JVMs it started. */
    List<ProcessHandle> children() {
        children = process.descendants().toList();
        return children;
    }

    int exitValue() {
        await(() -> !process.isAlive(), "it ends");
        return process.exitValue();
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
    }

    /** As {@code kill}. */
    void terminate() {
        process.destroy();
    }

    void await(BooleanSupplier condition, String what) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain until " + what + "; it said:\n" + errors());
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        children().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
