package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs whose results go to a disk of their own that is too small for them. */
@Timeout(600)
class FullDiskRunTest {
    private static final String SCRIPT = """
            mount -t tmpfs -o size=$1 tmpfs "$2" || exit 99
            disk=$2; shift 2
            "$@"; code=$?
            find "$disk" -mindepth 1
            exit $code""";

    @TempDir
    Path folder;

    private Path file(String name) {
        return folder.resolve(name);
    }

    private int sh(String script, List<String> words) throws Exception {
        var command = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", script, "sh"));
        command.addAll(words);
        var builder = new ProcessBuilder(command)
                .redirectOutput(file("out").toFile())
                .redirectError(file("err").toFile());
        builder.environment().put("XDG_STATE_HOME", file("state").toString());
        return builder.start().waitFor();
    }

    private void requireMounts() throws Exception {
        try {
            var code = sh(
                    "mount -t tmpfs -o size=4k tmpfs \"$1\"",
                    List.of(file("disk").toString()));
            assumeTrue(code == 0, () -> "no disk of one's own may be mounted: " + read("err"));
        } catch (IOException none) {
            assumeTrue(false, "no disk of one's own can be mounted: " + none.getMessage());
        }
    }

    private String read(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Too small for nearly anything, and for the larger files alone. */
    @ParameterizedTest
    @ValueSource(strings = {"8k", "100k"})
    void endWithTheFolderAndARemedyAndLeaveNothing(String size) throws Exception {
        var disk = Files.createDirectory(file("disk"));
        requireMounts();
        var scenario = Files.writeString(file("small.yaml"), """
                topology: hgx-h100
                plan: {tensor_parallel: 2}
                load: {count: 4, new_tokens: 8}
                """);
        var results = disk.resolve("results");
        var words = new ArrayList<>(List.of(
                size,
                disk.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.addAll(List.of("run", scenario.toString(), "--no-verify", "--out", results.toString(), "--json"));

        assertEquals(6, sh(SCRIPT, words), read("err"));

        var problem = read("err").lines().toList().getLast();
        assertTrue(problem.contains(results.toString()), problem);
        assertTrue(problem.contains("make room"), problem);
        var left = read("out")
                .lines()
                .filter(line -> line.startsWith(disk.toString()))
                .toList();
        assertEquals(List.of(), left, read("err"));
    }
}
