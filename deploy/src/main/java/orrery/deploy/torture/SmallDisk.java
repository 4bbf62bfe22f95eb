package orrery.deploy.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file system in memory that only processes see which are started with {@link #command}; it needs Linux and a kernel that
 * lets everybody make name spaces, but no privileges.
 */
final class SmallDisk implements AutoCloseable {
    private static final int CHUNK_BYTES = 1 << 12;

    private final Process holder;
    private final Path at;
    private boolean isForbidden;

    private SmallDisk(Process holder, Path at) {
        this.holder = holder;
        this.at = at;
    }

    /** @throws Missed where this machine does not allow it */
    static SmallDisk mount(Path at, int megabytes) throws IOException, Missed {
        Files.createDirectories(at);
        var script = "mount -t tmpfs -o size=" + megabytes + "m none \"$1\" && echo mounted && exec cat";
        try {
            var holder = new ProcessBuilder("unshare", "-rm", "sh", "-c", script, "sh", at.toString()).start();
            var words = new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8));
            if ("mounted".equals(words.readLine())) {
                return new SmallDisk(holder, at);
            }
            holder.destroyForcibly();
        } catch (IOException noSuchProgram) {
            // As where it is not allowed.
        }
        throw new Missed("this machine does not let us mount a small disk");
    }

    /** Before the command of a process that shall see it. */
    List<String> command() {
        return List.of("nsenter", "--preserve-credentials", "-U", "-m", "-t", Long.toString(holder.pid()), "--");
    }

    /** Where this process sees it. */
    Path seen() {
        return Path.of("/proc", Long.toString(holder.pid()), "root", at.toString());
    }

    /** Until there is no room for one byte more. */
    void fill() {
        try (var ballast = Files.newOutputStream(ballast())) {
            fill(ballast);
        } catch (IOException full) {
            // At last.
        }
    }

    private static void fill(OutputStream ballast) throws IOException {
        while (true) {
            ballast.write(new byte[CHUNK_BYTES]);
        }
    }

    /** Nobody may write there any more, whoever has a file open excepted. */
    void forbid() throws IOException, InterruptedException {
        mount("mount", "--bind", at.toString(), at.toString());
        mount("mount", "-o", "remount,bind,ro", at.toString());
        isForbidden = true;
    }

    private void mount(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(command());
        command.addAll(List.of(words));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("cannot " + String.join(" ", words));
        }
    }

    /** There is room again, and one may write. */
    void free() throws IOException, InterruptedException {
        if (isForbidden) {
            mount("umount", at.toString());
            isForbidden = false;
        }
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return seen().resolve("ballast");
    }

    @Override
    public void close() {
        holder.destroyForcibly();
        holder.onExit().join();
    }
}
