package orrery.deploy.cluster;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import orrery.deploy.launch.Main;

/** The command {@code orrery} as a process of its own, small and quick to start. Closing kills it and its children. */
final class OrreryProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 90;

    private final Process process;
    private final Path errors;
    private List<ProcessHandle> children = List.of();

    private OrreryProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    static OrreryProcess start(String... args) throws IOException {
        return start(List.of(), args);
    }

    static OrreryProcess start(List<String> javaOptions, String... args) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(args));
        var errors = Files.createTempFile("orrery-test-", ".txt");
        var process = new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(errors.toFile())
                .start();
        return new OrreryProcess(process, errors);
    }

    /** What it wrote on standard error so far. */
    String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
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
        Files.delete(errors);
    }
}
