package orrery.deploy.validation.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import orrery.deploy.measured.kernel.KernelRows;
import orrery.deploy.scenario.InputProblem;

final class KernelErrorTableTest {
    /** Ten rows of 100 us each, modelled with errors of 0, 1, … 9 % times the factor. */
    private static KernelErrorTable table(double factor) {
        return table(10, factor);
    }

    private static KernelErrorTable table(int rows, double factor) {
        return KernelErrorTable.of(IntStream.range(0, rows)
                .mapToObj(i -> new ComparedKernel(
                        KernelRows.parse("system,dtype,m,n,k,latency_us\nh100,bf16,%d,8,8,100\n".formatted(i + 1))
                                .getFirst(),
                        100 + i * factor))
                .toList());
    }

    @Test
    void showsMedianNinetiethPercentileAndBias() {
        var line = table(-1).lines().getFirst();

        assertEquals(10, line.rows());
        assertEquals(0.045, line.median(), 1e-12);
        assertEquals(0.081, line.p90(), 1e-12);
        assertEquals(-0.045, line.bias(), 1e-12, "the model is fast");
        assertEquals("rows.csv:2 (100 us, modelled 91.0); rows.csv:2 (100 us, modelled 92.0)", line.worst());
    }

    @Test
    void saysWhichLinesGotWorse() {
        assertEquals(List.of(), table(1).worseThan(table(1), 0));
        assertEquals(List.of(), table(1).worseThan(table(2), 0));
        assertEquals(
                List.of("h100, gemm, bf16: median error 9.0 %, was 4.5 %; p90 16.2 %, was 8.1 %"),
                table(2).worseThan(table(1), 0.01));
        assertEquals(
                List.of("h100, gemm, bf16: rows are no longer modelled"),
                new KernelErrorTable(List.of()).worseThan(table(1), 0.01));
        assertEquals(
                List.of("h100, gemm, bf16: rows are no longer modelled"),
                table(9, 0).worseThan(table(1), 0.01),
                "leaving a row out makes no table better");
        assertEquals(1, table(1).above(0.04).size());
        assertEquals(0, table(1).above(0.05).size());
    }

    @Test
    void readsWhatItWrote() {
        var read = KernelCsv.read("kernels.csv", KernelCsv.of(table(1)));

        assertEquals(List.of(), table(1).worseThan(read, 1e-4));
        assertEquals(
                table(1).lines().getFirst().worst(), read.lines().getFirst().worst());
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThrows(InputProblem.class, () -> KernelCsv.read("x.csv", "system,kernel\na,b\n"));
        assertThrows(InputProblem.class, () -> KernelCsv.read("x.csv", "\"never closed"));
    }
}
