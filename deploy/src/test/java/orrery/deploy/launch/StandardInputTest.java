package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios and sweeps that other programs send. */
@Timeout(600)
class StandardInputTest {
    private static final String YAML = """
            topology: hgx-h100
            plan: {tensor_parallel: 2}
            load: {count: 2, new_tokens: 3}
            """;
    private static final String JSON = """
            {"topology": "hgx-h100", "plan": {"tensor_parallel": 2}, "load": {"count": 2, "new_tokens": 3}}""";
    private static final int BYTES_MOST = 1_000_001;

    @TempDir
    Path folder;

    private final InThisJvm jvm = new InThisJvm(() -> folder.resolve("usual"));

    private int orrery(String in, String... args) {
        return jvm.orrery(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), args);
    }

    private static JsonNode json(CharSequence text) throws IOException {
        return new ObjectMapper().readTree(text.toString());
    }

    private JsonNode problem() throws IOException {
        return json(jvm.err.toString().lines().toList().getLast()).get("problem");
    }

    @Test
    void yamlAndJsonAreTheRunOfTheFile() throws IOException {
        var file = Files.writeString(folder.resolve("stdin.yaml"), YAML);
        assertEquals(0, orrery("", "run", file.toString(), "--json", "--no-out"), jvm.err::toString);
        var byFile = json(jvm.out.toString()).get("result");

        for (var text : new String[] {YAML, JSON}) {
            assertEquals(0, orrery(text, "run", "-", "--json", "--no-out"), jvm.err::toString);
            assertEquals(byFile, json(jvm.out.toString()).get("result"));
            for (var line : jvm.err.toString().lines().toList()) {
                assertTrue(json(line).has("progress"), line);
            }
        }
    }

    @Test
    void whatCameInIsLeftBesideTheResultsAndReproducesThem() throws IOException {
        var results = folder.resolve("results");
        assertEquals(0, orrery(YAML, "run", "-", "--set", "seed=4", "--out", results.toString()), jvm.err::toString);

        assertEquals(YAML, Files.readString(results.resolve("stdin.yaml")));
        var moved = Files.move(results, folder.resolve("moved"));
        assertEquals(0, orrery("", "reproduce", moved.toString()), jvm.err::toString);

        Files.writeString(moved.resolve("stdin.yaml"), YAML + "seed: 9\n");
        assertEquals(2, orrery("", "reproduce", moved.toString()));
        assertTrue(jvm.err.toString().contains("stdin.yaml, which was changed since"), jvm.err::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate"})
    void aFieldThatIsNoneIsNamedWithItsLine(String command) throws IOException {
        assertEquals(2, orrery(YAML + "load2: 3\n", command, "-", "--json"));

        assertEquals("stdin", problem().get("file").asText());
        assertEquals(4, problem().get("line").asInt());
        assertEquals("load2", problem().get("field").asText());
        assertEquals("did you mean load?", problem().get("remedy").asText());
        assertEquals("", jvm.out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1, 2]", "topology: \u0000", "plan: {tensor_parallel: 2}", "just words"})
    void textThatIsNoScenarioIsRefused(String text) throws IOException {
        assertEquals(2, orrery(text, "run", "-", "--json"), jvm.err::toString);

        assertEquals("stdin", problem().get("file").asText(), jvm.err::toString);
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        assertEquals(2, jvm.orrery(new ByteArrayInputStream(new byte[] {'a', (byte) 0xff}), "validate", "-", "--json"));

        assertTrue(problem().get("found").asText().contains("0xff"), jvm.err::toString);
    }

    /** Blanks without end, which somebody counts. */
    private static final class Endless extends InputStream {
        private long given;

        @Override
        public int read() {
            given++;
            return ' ';
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate", "sweep"})
    void inputWithoutEndIsReadNoFurtherThanAnyScenarioGoes(String command) throws IOException {
        var endless = new Endless();

        assertEquals(2, jvm.orrery(endless, command, "-", "--json"));

        assertEquals(BYTES_MOST, endless.given);
        assertEquals("more than 1000000 bytes", problem().get("found").asText());
    }

    @Test
    void aPipeThatBreaksIsInputOutput() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };

        assertEquals(6, jvm.orrery(broken, "run", "-"));
        assertTrue(jvm.err.toString().contains("standard input cannot be read: gone"), jvm.err::toString);
    }

    @Test
    void validatesWhatComesIn() throws IOException {
        assertEquals(0, orrery(JSON, "validate", "-", "--json"), jvm.err::toString);

        assertEquals("stdin", json(jvm.out.toString()).get("scenario").asText());
    }

    @Test
    void sweepsWhatComesIn() throws IOException {
        var sweep = """
                {"scenario": "hgx-h100", "set": {"load.count": 2, "load.new_tokens": 2, "plan.tensor_parallel": 2},
                 "matrix": {"seed": [1, 2]}}""";

        assertEquals(0, orrery(sweep, "sweep", "-", "--json", "--out", folder + "/sweep"), jvm.err::toString);

        var cells = json(jvm.out.toString()).get("cells");
        assertEquals(2, cells.size());
        assertEquals("done", cells.get(1).get("state").asText());
        for (var line : jvm.err.toString().lines().toList()) {
            assertTrue(json(line).isObject(), line);
        }
    }

    @Test
    void sweepsAScenarioThatComesInAsItDoesItsFile() throws IOException {
        var file = Files.writeString(folder.resolve("stdin.yaml"), YAML);
        assertEquals(0, sweep("", file.toString(), "by-file"), jvm.err::toString);
        assertEquals(0, sweep(YAML, "-", "by-pipe"), jvm.err::toString);

        for (var cell : new String[] {"cells/seed=1", "cells/seed=2"}) {
            var results = folder.resolve("by-pipe").resolve(cell);
            assertEquals(YAML, Files.readString(results.resolve("stdin.yaml")));
            assertEquals(result(folder.resolve("by-file").resolve(cell)), result(results));
            assertEquals(0, orrery("", "reproduce", results.toString()), jvm.err::toString);
        }
    }

    private static JsonNode result(Path results) throws IOException {
        return json(Files.readString(results.resolve("summary.json"))).get("result");
    }

    private int sweep(String in, String named, String into) {
        return orrery(
                in,
                "sweep",
                named,
                "--set",
                "seed=1,2",
                "--out",
                folder.resolve(into).toString(),
                "--resume");
    }

    @Test
    void aSweepOfAScenarioThatComesInGoesOnWhereItIsTheSame() {
        assertEquals(0, sweep(YAML, "-", "mine"), jvm.err::toString);

        assertEquals(0, sweep(YAML, "-", "mine"), jvm.err::toString);
        assertEquals(2, jvm.err.toString().split("lies there", -1).length - 1, jvm.err::toString);
        assertEquals(0, sweep(YAML + "sampling: {temperature: 0.5}\n", "-", "mine"), jvm.err::toString);
        assertEquals(1, jvm.err.toString().split("lies there", -1).length, jvm.err::toString);
    }

    @Test
    void aSweepOfNothingIsRefusedWithItsPlace() throws IOException {
        assertEquals(2, orrery(YAML, "sweep", "-", "--json"));
        assertEquals("no field with several values", problem().get("found").asText());

        assertEquals(2, orrery(YAML + "sede: 1\n", "sweep", "-", "--json", "--set", "seed=1,2"));
        assertEquals("stdin", problem().get("file").asText(), jvm.err::toString);
        assertEquals(4, problem().get("line").asInt(), jvm.err::toString);

        assertEquals(2, orrery("scenario: hgx-h100\nmatrix: {sede: [1, 2]}\n", "sweep", "-", "--json"));
        assertEquals("stdin", problem().get("file").asText(), jvm.err::toString);
        assertEquals(2, problem().get("line").asInt(), jvm.err::toString);
    }
}
