package orrery.deploy.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.deploy.scenario.InputProblem;

final class RowFileTest {
    private static final String HEADER =
            "system,gpus,collective,message_bytes,latency_us,algbw_GBps,busbw_GBps,algorithm,source,confidence\n";

    @TempDir
    private Path folder;

    @Test
    void readsRowsWithTheirLines() throws IOException {
        var rows = RowFile.read(written(HEADER + "X,8,all_reduce,1024,,,0.5,\"NCCL, auto\",log,measured\n"
                + "Y,4,alltoall,,3.5,,,vLLM,log,measured\n"));

        assertEquals(2, rows.size());
        assertEquals(2, rows.getFirst().line());
        assertEquals("NCCL, auto", rows.getFirst().algorithm());
        assertEquals(0.5, rows.getFirst().busbw().orElseThrow());
        assertTrue(rows.getLast().bytes().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X,eight,all_reduce,1024,1,,,NCCL,log,m | gpus | \"eight\"",
                "X,8,all_reduce,-5,1,,,NCCL,log,m | message_bytes | \"-5\"",
                "X,8,all_reduce,99999999999999999999,1,,,NCCL,log,m | message_bytes | 9999",
                "X,8,all_reduce,1024,NaN,,,NCCL,log,m | latency_us | \"NaN\"",
                "X,8,all_reduce,1024,0,,,NCCL,log,m | latency_us | \"0\"",
            })
    void aBadCellIsNamedWithItsLineAndColumn(String row, String column, String found) throws IOException {
        var file = written(HEADER + row + "\n");

        var problem = assertThrows(InputProblem.class, () -> RowFile.read(file));

        assertTrue(problem.getMessage().contains(":2"), problem.getMessage());
        assertTrue(problem.getMessage().contains(column), problem.getMessage());
        assertTrue(problem.getMessage().contains(found), problem.getMessage());
    }

    @Test
    void aMissingColumnIsNamedWithTheNearestSpelling() throws IOException {
        var file = written(HEADER.replace("latency_us", "latency") + "X,8,all_reduce,1,1,,,NCCL,log,m\n");

        var problem = assertThrows(InputProblem.class, () -> RowFile.read(file));

        assertTrue(problem.getMessage().contains("did you mean latency_us?"), problem.getMessage());
    }

    @Test
    void anEmptyFileAndAMissingOneAreRefused() throws IOException {
        var empty = written("");

        assertThrows(InputProblem.class, () -> RowFile.read(empty));
        assertThrows(InputProblem.class, () -> RowFile.read(folder.resolve("none.csv")));
    }

    @Test
    void aBinaryFileIsRefusedByName() throws IOException {
        var binary = Files.write(folder.resolve("binary.csv"), new byte[] {(byte) 0xa5, 1, (byte) 0xff, 0, 7});

        var problem = assertThrows(InputProblem.class, () -> RowFile.read(binary));
        assertEquals(binary.toString(), problem.file());
        assertEquals("bytes that are not UTF-8", problem.found());
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("rows.csv"), text);
    }
}
