package orrery.deploy.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import orrery.deploy.launch.Main;

/** The examples run, and show what they say. */
@Timeout(600)
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("examples").toAbsolutePath();
    private static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx768m",
            "-XX:+UseSerialGC",
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"));

    @TempDir
    Path folder;

    /** What it printed, having ended well. */
    private List<String> printed(ProcessBuilder builder) throws Exception {
        var errors = folder.resolve("errors.txt").toFile();
        var process = builder.redirectError(errors).start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), () -> printed + "\n" + errors);
        return printed.lines().toList();
    }

    private List<String> java(String name, String... arguments) throws Exception {
        var command = new ArrayList<>(JAVA);
        command.add(EXAMPLES.resolve(name).toString());
        command.addAll(List.of(arguments));
        return printed(new ProcessBuilder(command));
    }

    /** With a command {@code orrery} made of the classes that are tested. */
    private List<String> python(String name, String... arguments) throws Exception {
        assumeTrue(isPythonThere(), "python3 is not on the path");
        var words = Stream.concat(JAVA.stream(), Stream.of(Main.class.getName()));
        var script =
                "#!/bin/sh\nexec " + words.map(word -> "'" + word + "'").collect(Collectors.joining(" ")) + " \"$@\"\n";
        var orrery = Files.writeString(folder.resolve("orrery"), script);
        Files.setPosixFilePermissions(orrery, PosixFilePermissions.fromString("rwxr-xr-x"));
        var command =
                new ArrayList<>(List.of("python3", "-B", EXAMPLES.resolve(name).toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().put("ORRERY", orrery.toString());
        return printed(builder);
    }

    private static boolean isPythonThere() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 9))")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException none) {
            return false;
        }
    }

    /** The number in a column of a line, counted from 0. */
    private static double figure(String line, int column) {
        return Double.parseDouble(line.strip().split(" +")[column]);
    }

    @Test
    void everyExampleIsRunHere() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            var names = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
            assertEquals(
                    Set.of(
                            "TensorParallelWidth.java",
                            "LabTopology.java",
                            "GpuLoss.java",
                            "Collectives.java",
                            "width.py",
                            "notebook.py"),
                    names);
        }
    }

    @Test
    void widthAgainstTpotIsATable() throws Exception {
        var lines = java("TensorParallelWidth.java", "llama-3.2-1b", "8");

        assertEquals("llama-3.2-1b, 8 requests on hgx-h100", lines.getFirst());
        for (var row = 0; row < 4; row++) {
            var line = lines.get(2 + row);
            assertEquals(1 << row, figure(line, 0), line);
            assertEquals(1000, figure(line, 3) * figure(line, 4), 20, line);
        }
    }

    @Test
    void moreLinksMakeAMachineFasterThatIsDrawnInCode() throws Exception {
        var lines = java("LabTopology.java", "256");

        assertEquals(
                List.of(2.0, 6.0, 18.0),
                lines.subList(2, 5).stream().map(line -> figure(line, 0)).toList());
        assertTrue(figure(lines.get(2), 1) > figure(lines.get(3), 1), lines::toString);
        assertTrue(figure(lines.get(3), 1) > figure(lines.get(4), 1), lines::toString);
    }

    @Test
    void aLostGpuCostsTimeAndNoToken() throws Exception {
        var lines = java("GpuLoss.java");

        assertTrue(lines.getFirst().endsWith("recovery: fail-stop"), lines::toString);
        assertEquals("requests with other tokens: 0 of 12", lines.getLast());
        var slowest = lines.stream()
                .filter(line -> line.startsWith("E2EL p99"))
                .findFirst()
                .orElseThrow();
        assertTrue(figure(slowest, 4) > 1000 * figure(slowest, 3), slowest);
    }

    @Test
    void aCollectiveIsSlowerTheMorePlanesAreLost() throws Exception {
        var lines = java("Collectives.java", "all_gather", "16M");

        assertEquals(
                List.of(0.0, 1.0, 2.0),
                lines.subList(1, 4).stream().map(line -> figure(line, 0)).toList());
        assertTrue(figure(lines.get(1), 3) > figure(lines.get(2), 3), lines::toString);
        assertTrue(figure(lines.get(2), 3) > figure(lines.get(3), 3), lines::toString);
        assertTrue(lines.getLast().startsWith("modelled, "), lines::toString);
    }

    @Test
    void anotherLanguageSendsJsonAndGetsJson() throws Exception {
        var lines = python("width.py", "8", "2", "8");

        assertEquals(
                List.of(2.0, 8.0),
                lines.subList(1, 3).stream().map(line -> figure(line, 0)).toList());
        assertEquals("refused: plan.tensor_paralel: did you mean tensor_parallel?", lines.getLast());
    }

    @Test
    void aNotebookReadsTheTableOfASweepAndDrawsIt() throws Exception {
        var results = folder.resolve("results");

        var lines = python("notebook.py", results.toString());

        assertEquals(
                List.of("8 of TP 1", "2 of TP 4", "1 of TP 8"),
                lines.subList(0, 3).stream()
                        .map(line -> line.replaceFirst(" \\(.*", ""))
                        .toList());
        var picture = Files.readString(Path.of(lines.getLast()));
        assertEquals(3, picture.split("<polyline ", -1).length - 1, picture);
    }
}
