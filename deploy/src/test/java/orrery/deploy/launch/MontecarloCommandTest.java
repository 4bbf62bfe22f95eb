package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MontecarloCommandTest {
    private static final String GOLDEN = """
            by hours of GPUs 4.55 4.16
            0 99.284 (99.148-99.419) 99.284 (99.148-99.419) 99.284 (99.148-99.419) 99.284 (99.148-99.419) 98.056 4.14 4.00 794.88
            1 99.989 (99.987-99.991) 99.989 (99.987-99.991) 99.989 (99.987-99.991) 99.989 (99.987-99.991) 99.945 4.16 0.35 798.72
            """.replaceFirst("^by", " by");

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
                "montecarlo mont | SCENARIO | did you mean month?",
                "montecarlo --topology rubin-ultra-nvl57 | TOPOLOGY | did you mean \"rubin-ultra-nvl576\"?",
                "montecarlo --topology gb200-nvl72 | plan | 72",
                "montecarlo --days 0 | --days | above 0",
                "montecarlo --days NaN | --days | above 0",
                "montecarlo --seeds 0 | --seeds | a whole number from 1",
                "montecarlo --multiplier -1 | --multiplier | from 0",
                "montecarlo --multiplier 1000000 | --multiplier | take less",
                "montecarlo --spares 3..1 | --spares | for example 0..8",
                "montecarlo --spares 0..999999 | --spares | at most 65",
                "montecarlo --spares many | --spares | for example 0..8",
                "montecarlo --policy elastc | --policy | did you mean elastic?",
                "montecarlo hgx-h100 --policy elastic | --policy | take fail-stop or migrate",
                "montecarlo --nvlink mask | --nvlink | did you mean masked?",
                "montecarlo --lasers 2+1 | --lasers | none, 1+1, n+1",
                "montecarlo --target 101 | --target | at most 100",
                "montecarlo --csv /nowhere/trials.csv | --csv | a folder that can be written",
                "montecarlo --threads 0 | --threads | a whole number from 1",
            })
    void refusesByFieldWithARemedy(String words, String where, String says) {
        assertEquals(2, command(words), () -> out + err.toString());
        assertTrue(err.toString().contains(where), err::toString);
        assertTrue(err.toString().contains(says), err::toString);
        assertEquals("", out.toString());
    }

    @Test
    void writesTheSameOnOneThreadAndOnThree(@TempDir Path folder) throws IOException {
        assertEquals(
                0, command("montecarlo --seeds 20 --json --threads 1 --csv " + folder.resolve("1.csv")), err::toString);
        var one = out.toString();
        assertEquals(
                0, command("montecarlo --seeds 20 --json --threads 3 --csv " + folder.resolve("3.csv")), err::toString);

        assertEquals(one, out.toString());
        assertEquals(Files.readString(folder.resolve("1.csv")), Files.readString(folder.resolve("3.csv")));
        assertEquals(1 + 9 * 20, Files.readAllLines(folder.resolve("1.csv")).size());
    }

    /** Changes here are changes of the rates, of the drawing or of the playing, and should be meant. */
    @Test
    void aMonthOfOneServerIsWhatItWas() {
        assertEquals(
                0, command("montecarlo hgx-h100 --seeds 50 --multiplier 40 --spares 0..1 --seed 7"), err::toString);

        var lines = out.toString().lines().filter(line -> line.matches("(  by hours|[01] ).*"));
        assertEquals(
                GOLDEN, lines.map(line -> line.replaceAll(" +", " ") + "\n").collect(Collectors.joining()));
    }

    @Test
    void redundantLasersCostFewerOutages() throws IOException {
        var alone = goodput("none");
        var oneMore = goodput("n+1");
        assertTrue(alone < oneMore, alone + " and " + oneMore);
        assertTrue(Math.abs(oneMore - goodput("1+1")) < 0.001, "twins and one more");
    }

    private double goodput(String lasers) throws IOException {
        var words = "montecarlo --seeds 30 --spares 2 --multiplier 3 --json --lasers " + lasers;
        assertEquals(0, command(words), err::toString);
        return new ObjectMapper()
                .readTree(out.toString())
                .at("/reserves/0/goodput/mean")
                .asDouble();
    }
}
