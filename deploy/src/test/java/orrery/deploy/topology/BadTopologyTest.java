package orrery.deploy.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.deploy.scenario.InputProblem;

/** Every file in {@code bad} is refused with the message that stands beside it; {@code -Dgolden=true} writes the messages anew. */
class BadTopologyTest {
    private static final Path BAD = Path.of("src/test/resources/orrery/deploy/topology/bad");

    @TempDir
    Path folder;

    static Stream<String> names() throws IOException {
        try (var files = Files.list(BAD)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".txt"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesWithOneReadableMessage(String name) throws IOException {
        var problem = assertThrows(InputProblem.class, () -> TopologyFile.read(BAD.resolve(name)));

        var found = problem.getMessage().replace(BAD + "/", "").stripTrailing();
        var expected = BAD.resolve(name + ".txt");
        if (Boolean.getBoolean("golden")) {
            Files.writeString(expected, found + "\n");
        }
        assertEquals(Files.readString(expected).stripTrailing(), found);
    }

    @Test
    void refusesAFileThatIsTooLargeWithoutReadingItWhole() throws IOException {
        var huge = folder.resolve("huge.json");
        try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(1L << 40); // sparse
        }

        var problem = assertThrows(InputProblem.class, () -> TopologyFile.read(huge));
        assertEquals("at most 64 MB", problem.allowed());
    }

    @Test
    void aMissingFileIsNamedWithItsNeighbour() throws IOException {
        Files.writeString(folder.resolve("rack.yaml"), "");

        var problem = assertThrows(
                InputProblem.class,
                () -> TopologyArgument.read(folder.resolve("rakc.yaml").toString()));
        assertTrue(problem.remedy().contains("rack.yaml"), problem.getMessage());
    }
}
