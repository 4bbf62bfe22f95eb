package orrery.deploy.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file in {@code bad} is refused with the message that stands beside it; {@code -Dgolden=true} writes the messages anew. */
class BadScenarioTest {
    static final Path BAD = Path.of("src/test/resources/orrery/deploy/scenario/bad");

    static Stream<String> names() throws IOException {
        try (var files = Files.list(BAD)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.replace(".yaml", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesWithOneReadableMessage(String name) throws IOException {
        var problem = assertThrows(
                InputProblem.class,
                () -> ScenarioFile.read(BAD.resolve(name + ".yaml").toString(), List.of()));

        var expected = BAD.resolve(name + ".txt");
        if (Boolean.getBoolean("golden")) {
            Files.writeString(expected, portable(problem) + "\n");
        }
        assertEquals(Files.readString(expected).stripTrailing(), portable(problem));
    }

    private static String portable(InputProblem problem) {
        return problem.getMessage().replace(BAD + "/", "").stripTrailing();
    }

    @Test
    void saysFieldFoundAllowedAndRemedyOneByOneToo() {
        var problem = assertThrows(
                InputProblem.class,
                () -> ScenarioFile.read(BAD.resolve("unknown-key.yaml").toString(), List.of()));

        assertEquals(BAD.resolve("unknown-key.yaml").toString(), problem.file());
        assertEquals(5, problem.line());
        assertEquals(3, problem.column());
        assertEquals("load.cuont", problem.field());
        assertEquals("an unknown key", problem.found());
        assertEquals("prompts, count, new_tokens, batch_tokens, interval", problem.allowed());
        assertEquals("did you mean count?", problem.remedy());
    }
}
