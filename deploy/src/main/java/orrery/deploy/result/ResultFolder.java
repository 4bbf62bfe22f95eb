package orrery.deploy.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import orrery.deploy.scenario.InputProblem;

/**
 * A folder of results while it is written, under another name beside: it gets its own when it is whole, so that a half one is
 * never taken for a whole one.
 */
public final class ResultFolder implements AutoCloseable {
    private static final String UNFINISHED = ".unfinished";
    /** As far as the process lets others in: folders for a while are for their owner alone, unless told otherwise. */
    private static final FileAttribute<?> USUAL =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx"));

    private final Path target;
    private final Path unfinished;

    private ResultFolder(Path target, Path unfinished) {
        this.target = target;
        this.unfinished = unfinished;
    }

    /**
     * @param option that names it, for messages
     * @param replaces whether results that lie there may go
     * @throws InputProblem where something lies there that must stay, or nothing can be written
     */
    public static ResultFolder begin(String option, Path target, boolean replaces) {
        check(option, target, replaces);
        var whole = target.toAbsolutePath().normalize();
        try {
            Files.createDirectories(whole.getParent());
            var unfinished =
                    Files.createTempDirectory(whole.getParent(), "." + whole.getFileName() + UNFINISHED, USUAL);
            var folder = new ResultFolder(whole, unfinished);
            Files.createDirectory(folder.recording());
            return folder;
        } catch (IOException unusable) {
            throw InputProblem.of(
                    option, "", target + ": " + unusable, "a folder in one that can be written", "name another place");
        }
    }

    /** Before a run takes its time. */
    private static void check(String option, Path target, boolean replaces) {
        if (Folders.isFree(target)) {
            return;
        }
        if (!Files.isRegularFile(target.resolve(Stamp.FILE))) {
            throw InputProblem.of(
                    option, "", target + ", which holds no results", "a folder that is not there yet", "");
        }
        if (!replaces) {
            throw InputProblem.of(
                    option,
                    "",
                    target + ", which holds the results of a run",
                    "a folder that is not there yet",
                    "to replace them say --force");
        }
    }

    /** Where a file is to be written. */
    public Path file(String name) {
        return unfinished.resolve(name);
    }

    /** Where what happens in the run is put on record meanwhile. */
    public Path recording() {
        return file("recording");
    }

    /** Something that takes more than a line to be written. */
    interface Writing {
        void into(Path folder) throws IOException;
    }

    /** Writes a file whole. */
    public void write(String name, String text) {
        write(folder -> Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8));
    }

    void write(Writing writing) {
        try {
            writing.into(unfinished);
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    /** All of it is written: it gets its name, and what had it before goes. */
    public Path publish() {
        try {
            if (Files.exists(target)) {
                Folders.remove(target);
            }
            return Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    private UncheckedIOException unwritten(IOException e) {
        return new UncheckedIOException(
                "the results cannot be written to " + target + ": " + e + "; nothing is left there that looks"
                        + " whole: make room, or name another folder",
                e);
    }

    /** Nothing is left of what was not published. */
    @Override
    public void close() {
        try {
            Folders.remove(unfinished);
        } catch (IOException e) {
            throw unwritten(e);
        }
    }
}
