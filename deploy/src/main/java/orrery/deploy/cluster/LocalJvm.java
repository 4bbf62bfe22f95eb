package orrery.deploy.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** One local JVM as a process: where it is reached, and its last words if it ends before its time. */
final class LocalJvm implements AutoCloseable {
    private static final int LAST_WORDS = 5;
    private static final int SIGNAL_BASE = 128;
    private static final int SECONDS_TO_END = 3;

    private final String name;
    private final Process process;
    private final Path errors;
    private final BiConsumer<String, String> lost;
    private volatile String member;
    private volatile boolean isAsked;

    private LocalJvm(String name, Process process, Path errors, BiConsumer<String, String> lost) {
        this.name = name;
        this.process = process;
        this.errors = errors;
        this.lost = lost;
    }

    static LocalJvm start(String name, List<String> command, BiConsumer<String, String> lost) throws IOException {
        var errors = Files.createTempFile("orrery-", ".jvm.txt");
        var process = new ProcessBuilder(command)
                .redirectError(Redirect.appendTo(errors.toFile()))
                .start();
        var jvm = new LocalJvm(name, process, errors, lost);
        Thread.ofVirtual().name(name).start(jvm::listen);
        return jvm;
    }

    /** Its first line says where it is reached; the end of its output is the end of it. */
    private void listen() {
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(LocalHost.READY)) {
                    member = line.substring(LocalHost.READY.length());
                }
            }
            var exitValue = process.waitFor();
            if (!isAsked) {
                lost.accept(member == null ? name : member, howItEnded(exitValue));
            }
        } catch (IOException | InterruptedException e) {
            // Only when it is asked to end; then nobody listens any more.
        }
    }

    private String howItEnded(int exitValue) throws IOException {
        var how = exitValue > SIGNAL_BASE
                ? "was killed by signal " + (exitValue - SIGNAL_BASE)
                : "ended with exit value " + exitValue;
        var words = Files.readAllLines(errors, StandardCharsets.UTF_8);
        var last = words.subList(Math.max(0, words.size() - LAST_WORDS), words.size());
        var said = last.isEmpty() ? "" : "; its last words: " + String.join(" | ", last);
        return "its process " + process.pid() + " " + how + said;
    }

    boolean isAt(String endpoint) {
        return endpoint.equals(member);
    }

    void kill() {
        process.destroyForcibly();
    }

    void askToEnd() {
        isAsked = true;
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // Which is what was wanted.
        }
    }

    /** Ends it by force if asking does not help; a JVM that is stopped, for example, hears nothing. */
    @Override
    public void close() {
        askToEnd();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
            }
            Files.deleteIfExists(errors);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // A temporary file more.
        }
    }
}
