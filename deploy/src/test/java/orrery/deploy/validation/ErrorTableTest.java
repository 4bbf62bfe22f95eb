package orrery.deploy.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import orrery.deploy.scenario.InputProblem;
import orrery.node.collective.Algorithm;
import orrery.node.collective.Protocol;

final class ErrorTableTest {
    @Test
    void aLineHasTheMedianTheWorstAndTheBiasOfItsRows() {
        var line = table(1 << 20, 90, 130, 105).lines().getFirst();

        assertEquals(SizeClass.LARGE, line.sizes());
        assertEquals(3, line.rows());
        assertEquals(0.10, line.median(), 1e-12);
        assertEquals(0.30, line.worst(), 1e-12);
        assertEquals(0.05, line.bias(), 1e-12);
        assertEquals(0.20, table(1, 90, 70, 130, 100).lines().getFirst().median(), 1e-12);
    }

    @Test
    void smallAndLargeSizesAreLinesOfTheirOwn() {
        assertEquals(
                SizeClass.SMALL, table((1 << 20) - 1, 100).lines().getFirst().sizes());
    }

    @Test
    void namesWhatGotWorseThanTolerated() {
        var before = table(4096, 104);

        assertEquals(List.of(), table(4096, 104.9).worseThan(before, 0.01));
        assertEquals(List.of(), table(4096, 100).worseThan(before, 0.01));
        var worse = table(4096, 106).worseThan(before, 0.01);
        assertEquals(1, worse.size());
        assertTrue(worse.getFirst().contains("all_reduce"), worse.getFirst());
        assertTrue(worse.getFirst().contains("6.0 %, was 4.0 %"), worse.getFirst());
    }

    @Test
    void whatIsNoLongerModelledIsWorse() {
        assertEquals(
                1, new ErrorTable(List.of()).worseThan(table(4096, 100), 0.01).size());
    }

    @Test
    void survivesBeingWritten() {
        var written = ErrorCsv.of(table(4096, 104, 99));

        assertEquals(written, ErrorCsv.of(ErrorCsv.read("table.csv", written)));
        assertTrue(written.contains("small,2,0.0250,0.0400,0.0150"), written);
        var refused = assertThrows(InputProblem.class, () -> ErrorCsv.read("table.csv", "a,b\n1,2\n"));
        assertEquals("no column system", refused.found());
    }

    /** Of one system and collective; each row was measured at 100 µs. */
    private static ErrorTable table(long bytes, double... modelled) {
        return ErrorTable.of(
                DoubleStream.of(modelled).mapToObj(micros -> one(bytes, micros)).toList());
    }

    private static Compared one(long bytes, double micros) {
        var row = new MeasuredRow(
                2,
                "B300 SXM 8-GPU NVLink5",
                8,
                "all_reduce",
                OptionalLong.of(bytes),
                OptionalDouble.of(100),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "NCCL",
                "log",
                "measured");
        return new Compared(row, 100, micros, Algorithm.RING, Protocol.LL);
    }
}
