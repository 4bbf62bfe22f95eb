package orrery.deploy.topology.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import orrery.deploy.scenario.InputProblem;

/** Where a command writes: the file that {@code --out} names, or the terminal. */
final class Destination {
    /** Writes everything there is. */
    interface Writing {
        void to(Writer out) throws IOException;
    }

    private Destination() {}

    /**
     * @param file or null for the terminal
     * @throws InputProblem before anything is written, where the file cannot be
     */
    static void write(Path file, PrintWriter terminal, Writing writing) throws IOException {
        if (file == null) {
            writing.to(terminal);
            terminal.flush();
            return;
        }
        check(file);
        try (var out = Files.newBufferedWriter(file)) {
            writing.to(out);
        }
    }

    static void check(Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw InputProblem.of("--out", "", file + ", which is a folder", "a file", "");
        }
        if (folder == null || !Files.isWritable(folder)) {
            throw InputProblem.of("--out", "", file.toString(), "a file in a folder that can be written", "");
        }
    }
}
