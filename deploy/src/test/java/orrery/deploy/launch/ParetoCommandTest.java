package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParetoCommandTest {
    private static final String SMALL =
            "pareto llama-3.2-1b --systems hgx-h100 --widest 2 --isl 64 --osl 16 --formats fp8";
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int command(String words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var around = new Surroundings(new PrintWriter(out, true), new PrintWriter(err, true), false, () -> 0, 1, () -> {
            throw new AssertionError("nothing is run");
        });
        return Main.execute(around, words.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pareto deepseek-r2 --systems h100 | MODEL | did you mean deepseek-r1?",
                "pareto llama-3.2-1b --systems gb200-nvl7 | --systems | did you mean gb200-nvl72?",
                "pareto llama-3.2-1b --systems h10 | --systems | did you mean h100?",
                "pareto llama-3.2-1b --systems h100:racks=1 | --systems | which has no settings",
                "pareto llama-3.2-1b --systems hgx-h100:fo=1 | --systems | no setting",
                "pareto llama-3.2-1b --systems nothing-like-it | --systems | h100, h200, b200",
                "pareto llama-3.2-1b --systems , | --systems | for example h100",
                "pareto llama-3.2-1b --systems hgx-h100 --isl 0 | --isl | a whole number from 1",
                "pareto llama-3.2-1b --systems hgx-h100 --osl -4 | --osl | a whole number from 1",
                "pareto llama-3.2-1b --systems hgx-h100 --isl 131072 --osl 1 | --osl | together",
                "pareto llama-3.2-1b --systems hgx-h100 --widest 0 | --widest | a whole number from 1",
                "pareto llama-3.2-1b --systems hgx-h100 --engine vlm | --engine | did you mean vllm?",
                "pareto llama-3.2-1b --systems hgx-h100 --formats fp9 | --formats | did you mean fp8?",
                "pareto llama-3.2-1b --systems hgx-h100 --axes round | --axes | log or linear",
                "pareto llama-3.1-405b --systems hgx-h100 --widest 4 --formats bf16 | --systems | narrower --formats",
                "claims gb200-over-h100 | NAME | gb200-nvl72-over-h100",
            })
    void refusesByFieldWithARemedy(String words, String where, String says) {
        assertEquals(2, command(words), err::toString);
        assertTrue(err.toString().contains(where), err::toString);
        assertTrue(err.toString().contains(says), err::toString);
        assertEquals("", out.toString());
    }

    @Test
    void writesTheSameFilesOnOneThreadAndOnTwo(@TempDir Path folder) throws IOException {
        assertEquals(0, command(SMALL + " --threads 1 --out " + folder.resolve("one")), err::toString);
        assertTrue(err.toString().contains("llama-3.2-1b on hgx-h100: 2 plans"), err::toString);
        assertEquals(0, command(SMALL + " --threads 2 --json --out " + folder.resolve("two")), err::toString);
        for (var name : new String[] {"pareto.csv", "pareto.json", "pareto.svg"}) {
            assertEquals(
                    Files.readString(folder.resolve("one").resolve(name)),
                    Files.readString(folder.resolve("two").resolve(name)),
                    name);
        }
        var curve = new ObjectMapper().readTree(out.toString()).at("/curves/0");
        assertEquals("hgx-h100", curve.at("/system").asText());
        var dollars = curve.at("/points/0/dollars_per_million_tokens/rental");
        assertTrue(dollars.at("/low").asDouble() < dollars.at("/value").asDouble(), dollars::toString);
    }

    @Test
    void moreUsersGetFewerTokensEachAndGiveMoreInAll() throws IOException {
        assertEquals(0, command(SMALL + " --json"), err::toString);
        var points = new ObjectMapper().readTree(out.toString()).at("/curves/0/points");
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).at("/plan").equals(points.get(i - 1).at("/plan"))) {
                assertTrue(value(points.get(i), "gpu") > value(points.get(i - 1), "gpu"), points.get(i)::toString);
            }
        }
        assertTrue(points.size() > 4, points::toString);
    }

    private static double value(JsonNode point, String of) {
        return point.at("/tokens_per_s_per_" + of + "/value").asDouble();
    }
}
