package orrery.deploy.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.deploy.scenario.InputProblem;

class RingFileTest {
    private static final Path SHIPPED = Path.of("benchmarks", "ring.yaml");

    @TempDir
    private Path folder;

    @Test
    void theShippedPlanIsTheFileOfTheRepository() {
        var plan = RingFile.read(Optional.empty());
        assertEquals(RingFile.read(Optional.of(SHIPPED)), plan);
        assertEquals(
                List.of(64, 576, 4096),
                plan.runs().stream().map(RingPlan.Runs::endpoints).toList());
        assertEquals(2_649_600, plan.ring(576).messages());
        assertEquals(134_184_960, plan.ring(4096).messages());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 GB/s   | 400 GB   | bandwidth",
                "936 ns     | 0 ns     | latency",
                "936 ns     | soon     | latency",
                "chunks: 4  | chunks: 0 | chunks",
                "512 B      | 513 B    | chunk",
                "endpoints: 576, times | endpoints: 1, times | endpoints",
                "endpoints: 576, times | endpoints: 10000000, times | endpoints",
                "times: 1   | times: -1 | times",
                "latency:   | latence: | latency",
            })
    void aPlanThatCannotBeUsedIsRefusedByItsField(String right, String wrong, String field) throws IOException {
        var file = folder.resolve("mine.yaml");
        Files.writeString(file, Files.readString(SHIPPED).replace(right, wrong));
        var problem = assertThrows(InputProblem.class, () -> RingFile.read(Optional.of(file)));
        assertEquals(field, problem.field(), problem::getMessage);
        assertTrue(problem.getMessage().contains("mine.yaml"), problem::getMessage);
    }

    @Test
    void optionsThatCannotBeUsedAreRefused() {
        assertThrows(InputProblem.class, () -> RingBenchmark.of(Optional.empty(), List.of(1), Optional.empty()));
        assertThrows(InputProblem.class, () -> RingBenchmark.of(Optional.empty(), List.of(), Optional.of(0)));
        assertThrows(
                InputProblem.class,
                () -> RingBenchmark.of(Optional.of(folder.resolve("none.yaml")), List.of(), Optional.empty()));
    }
}
