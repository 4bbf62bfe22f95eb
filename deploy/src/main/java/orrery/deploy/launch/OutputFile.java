package orrery.deploy.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import orrery.deploy.scenario.InputProblem;

/** A file that a command will write, checked before the run takes its time. */
final class OutputFile {
    private OutputFile() {}

    /** @param option that names the file, for messages */
    static Path check(String option, Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw InputProblem.of(option, "", file + ", which is a folder", "a file", "");
        }
        if (folder == null || !Files.isWritable(folder)) {
            throw InputProblem.of(option, "", file.toString(), "a file in a folder that can be written", "");
        }
        return file;
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
