package orrery.deploy.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code orrery collective}, with an engine that takes known times. */
abstract class CollectiveCommandLine {
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final Stopwatch engine = new Stopwatch();

    @TempDir
    Path folder;

    final int collective(String... args) {
        var around = new Surroundings(new PrintWriter(out), new PrintWriter(err), false, () -> 0, 8, () -> engine);
        return Main.execute(
                around, Stream.concat(Stream.of("collective"), Stream.of(args)).toArray(String[]::new));
    }

    final String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
