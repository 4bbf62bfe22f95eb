package orrery.deploy.measured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.SourceText;
import orrery.node.collective.Operation;

class MeasuredFileTest {
    private static final String HEADER =
            "#  size  count  type  redop  root  time  algbw  busbw  #wrong  time  algbw  busbw  #wrong\n";

    private static String text(String name) {
        try (var in = MeasuredFileTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Measurement> rows(String name) {
        return MeasuredFile.parse(new SourceText(name, text(name)));
    }

    private static InputProblem refused(String text) {
        return assertThrows(InputProblem.class, () -> MeasuredFile.parse(new SourceText("x", text)));
    }

    /** What a row says, for comparison. */
    private static String said(Measurement row) {
        var ranks = row.ranks().isPresent() ? " on " + row.ranks().getAsInt() : "";
        var time = row.micros().isPresent() ? " " + row.micros().getAsDouble() + " us" : "";
        var busbw = row.busbw().isPresent() ? " " + row.busbw().getAsDouble() + " GB/s" : "";
        return (row.collective() + ranks + ": " + row.bytes() + time + busbw + " " + row.how()).strip();
    }

    @Test
    void readsBothGroupsOfARunOnOneNode() {
        var rows = rows("one-node.log");

        assertEquals(8, rows.size());
        assertEquals("on 8: 8 18.42 us out-of-place", said(rows.getFirst()));
        assertEquals("on 8: 134217728 488.0 us 481.31 GB/s in-place", said(rows.getLast()));
        assertEquals(19, rows.getLast().origin().line());
        assertEquals(4, rows.getLast().origin().column());
    }

    @Test
    void readsAVersionThatCalledWrongErrorAndHadNoRoot() {
        var rows = rows("before-wrong.log");

        assertEquals(
                List.of(
                        "on 2: 1024 12.05 us 0.08 GB/s out-of-place",
                        "on 2: 1024 11.87 us 0.09 GB/s in-place",
                        "on 2: 2048 12.11 us 0.17 GB/s out-of-place",
                        "on 2: 2048 11.93 us 0.17 GB/s in-place",
                        "on 2: 4096 12.4 us 0.33 GB/s out-of-place",
                        "on 2: 4096 12.26 us 0.33 GB/s in-place"),
                rows.stream().map(MeasuredFileTest::said).toList());
    }

    @Test
    void looksThroughPrefixesAndOtherProcesses() {
        assertEquals(
                List.of(
                        "all_gather on 4: 1048576 21.3 us 36.92 GB/s out-of-place",
                        "all_gather on 4: 2097152 24.9 us 63.17 GB/s out-of-place",
                        "all_gather on 4: 2097152 24.6 us 63.94 GB/s in-place",
                        "all_gather on 4: 4194304 30.1 us 104.51 GB/s out-of-place",
                        "all_gather on 4: 4194304 29.9 us 105.21 GB/s in-place"),
                rows("mpi-interleaved.log").stream().map(MeasuredFileTest::said).toList(),
                "what was printed over is left out");
    }

    @Test
    void tellsTheRunsOfALogApartAndLooksOverStatistics() {
        assertEquals(
                List.of(
                        "alltoall on 4: 1048576 14.8 us 53.14 GB/s out-of-place",
                        "alltoall on 4: 1048576 14.7 us 53.5 GB/s in-place",
                        "alltoall on 4: 2097152 17.2 us 91.45 GB/s out-of-place",
                        "alltoall on 4: 2097152 17.1 us 91.98 GB/s in-place",
                        "broadcast on 2: 1048576 12.5 us 83.89 GB/s out-of-place"),
                rows("two-runs-statistics.log").stream()
                        .map(MeasuredFileTest::said)
                        .toList());
    }

    @Test
    void readsTables() {
        var rows = rows("rows.csv");

        assertEquals(5, rows.size(), "a row without a size is left out");
        assertEquals("all_reduce on 8: 1048576 40.0 us NCCL auto (nccl-tests, fp16)", said(rows.get(0)));
        assertEquals("all_reduce on 8: 268435456 420.0 GB/s NCCL auto (nccl-tests, fp16)", said(rows.get(1)));
        assertEquals("ring, \"quoted\"", rows.get(2).how());
        assertEquals(6, rows.get(2).origin().line());
        assertEquals("box B", rows.get(4).system());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size,time\n8,1\n",
                "Bytes,BusBW (GB/s)\n8,1\n",
                "size_bytes,oop_time_us,in_place_time\n8,1,2\n",
                " size , Bus BW \n 8 , 1 \n"
            })
    void findsColumnsByTheNamesThatPeopleGiveThem(String text) {
        var row = MeasuredFile.parse(new SourceText("x", text)).getFirst();

        assertEquals(8, row.bytes());
        assertEquals(1, row.micros().orElseGet(() -> row.busbw().orElseThrow()));
    }

    @Test
    void bandwidthsBecomeTimes() {
        var row = rows("rows.csv").get(1);

        var micros = row.time(Operation.ALL_REDUCE, 99).orElseThrow();

        assertEquals(268435456 * (2 * 7 / 8.0) / 420e3, micros, 1e-9, "with the ranks of the row");
        assertEquals(OptionalInt.of(8), row.ranks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "size,time\\n8,fast\\n | 2 | 3 | latency_us | \"fast\"",
                "size,time\\n8,1\\nbig,2\\n | 3 | 1 | message_bytes | \"big\"",
                "size,time\\n8,-1\\n | 2 | 3 | latency_us | \"-1\"",
                "size,time\\n8,NaN\\n | 2 | 3 | latency_us | \"NaN\"",
                "size,time\\n8,1e999\\n | 2 | 3 | latency_us | \"1e999\"",
                "size,gpus,time\\n8,many,1\\n | 2 | 3 | gpus | \"many\"",
                "size,time\\n99999999999999999999,1\\n | 2 | 1 | message_bytes | \"99999999999999999999\""
            })
    void aWrongCellIsNamedByItsPlace(String text, int line, int column, String field, String found) {
        var problem = refused(text.replace("\\n", "\n"));

        assertEquals("x:" + line + ":" + column, problem.file() + ":" + problem.line() + ":" + problem.column());
        assertEquals(field, problem.field());
        assertEquals(found, problem.found());
    }

    @Test
    void aGarbledFigureOfALogIsNamedByItsPlace() {
        var problem = refused(HEADER + "  8  2  float  sum  -1  18.4218.11  0.1  0.2  0  1  2  3  0\n");

        assertEquals("x:2:25", problem.file() + ":" + problem.line() + ":" + problem.column());
        assertEquals("time", problem.field());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "hello\n",
                "size,color\n8,red\n",
                "size,time\n",
                "\"size,time\n8,1\n",
                "# comment\n",
                "# busbw algbw size time\n1 2\n",
                "\0\0"
            })
    void whatIsNeitherIsRefused(String text) {
        assertTrue(refused(text).getMessage().startsWith("x"), text);
    }

    @Test
    void aLogThatWasCutOffBeforeItsRowsIsRefused() {
        assertEquals("a header and no row of figures", refused(HEADER).found());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"one-node.log", "before-wrong.log", "mpi-interleaved.log", "two-runs-statistics.log", "rows.csv"
            })
    void damageNeverDoesWorseThanARefusal(String name) {
        var text = text(name);
        for (var seed = 0; seed < 300; seed++) {
            var chance = new Random(seed);
            var damaged = new StringBuilder(text);
            for (var i = 0; i < 5; i++) {
                damaged.setCharAt(chance.nextInt(damaged.length()), "\n\",# 9x\0-.".charAt(chance.nextInt(10)));
            }
            damaged.setLength(chance.nextInt(damaged.length()));
            try {
                MeasuredFile.parse(new SourceText("x", damaged.toString()));
            } catch (InputProblem refused) {
                assertTrue(refused.getMessage().contains("allowed:"), "seed " + seed);
            }
        }
    }
}
