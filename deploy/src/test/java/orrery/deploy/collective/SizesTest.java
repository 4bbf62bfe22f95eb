package orrery.deploy.collective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.deploy.scenario.InputProblem;

class SizesTest {

    private static List<Long> parse(String text) {
        return Sizes.parse("--sizes", text);
    }

    @Test
    void readsWhatNcclTestsReads() {
        assertEquals(List.of(0L), parse("0"));
        assertEquals(List.of(1L << 20, 4L << 20), parse("1M,4m"));
        assertEquals(31, parse("8..8G").size());
        assertEquals(8L << 30, parse("8..8G").getLast());
        assertEquals(List.of(1024L, 4096L, 16384L), parse("1K..63K:4"));
        assertEquals(List.of(100L, 150L, 200L), parse("100..200:+50"));
        assertEquals(List.of(0L, 8L, 16L, 3L), parse("0,8..16,3"));
        assertEquals(List.of(16L << 50), parse("16P"));
        assertEquals(List.of(7L), parse("7..7"));
        assertEquals(List.of(0L), parse("0..0"));
        assertEquals(List.of(0L, 5L), parse("0..9:+5"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void rangesClimbFromTheirBeginningToNoMoreThanTheirEnd(long seed) {
        var chance = new Random(seed);
        for (var i = 0; i < 1000; i++) {
            var begin = 1 + chance.nextLong(1L << chance.nextInt(1, 54));
            var end = Math.min(begin + chance.nextLong(1L << chance.nextInt(1, 54)), Sizes.LARGEST);
            var factor = 2 + chance.nextInt(9);

            var sizes = parse(begin + ".." + end + ":" + factor);

            assertEquals(begin, sizes.getFirst(), "seed " + seed);
            assertTrue(sizes.getLast() <= end && sizes.getLast() > end / factor - factor, "seed " + seed);
            for (var k = 1; k < sizes.size(); k++) {
                assertEquals(sizes.get(k - 1) * factor, sizes.get(k), "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 8, 1913})
    void whatIsPrintedIsReadBack(long seed) {
        var chance = new Random(seed);
        for (var i = 0; i < 1000; i++) {
            var size = chance.nextLong(1L << chance.nextInt(1, 54)) << chance.nextInt(0, 1);

            assertEquals(List.of(size), parse(Sizes.print(size)), "seed " + seed);
        }
        assertEquals("64M", Sizes.print(64 << 20));
        assertEquals("1000", Sizes.print(1000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.5M | smaller prefix",
                "1MB | write 1M",
                "1MiB | write 1M",
                "8..4 | swap them",
                "8..64:1 | ",
                "8..64:+0 | ",
                "0..64 | write 0,1..64",
                "17P | ",
                "1..16P:+1 | larger factor or step",
                "99999999999999999999 | for example",
                "'' | for example",
                "8..  | for example",
                "8,,16 | for example",
                "-8 | for example",
                "8...16 | for example",
                "8..16: | for example",
                "lots | for example"
            })
    void refusesTheRestWithARemedy(String text, String remedy) {
        var problem = assertThrows(InputProblem.class, () -> parse(text));

        assertEquals("--sizes", problem.file());
        assertTrue(problem.remedy().contains(remedy == null ? "" : remedy), problem.getMessage());
    }
}
