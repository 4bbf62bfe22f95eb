package orrery.deploy.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.deploy.scenario.InputProblem;
import orrery.node.tensor.DenseMatrix;

class DecodeTest {
    private static final Path SHIPPED = Path.of("benchmarks", "decode.yaml");
    private static final DecodePlan.Shape SMALL = new DecodePlan.Shape(64, 2, 4, 2, 16, 96, 100);

    @TempDir
    private Path folder;

    @Test
    void theShippedPlanIsTheFileOfTheRepository() {
        var plan = DecodeFile.read(Optional.empty());
        assertEquals(DecodeFile.read(Optional.of(SHIPPED)), plan);
        assertEquals(1_235_746_816, plan.shape().weights());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hidden: 2048 | hidden: -1 | hidden",
                "heads: 32    | heads: x   | heads",
                "layers: 16   | layers: 0  | layers",
                "vocabulary: 128256 | vocabulary: 2000000000 | vocabulary",
                "layers: 16   | layers: 999 | shape",
                "[8, 72]      | [8, 7200]  | cuts",
                "rounds:      | round:     | rounds",
            })
    void aPlanThatCannotBeUsedIsRefusedByItsField(String right, String wrong, String field) throws IOException {
        var file = folder.resolve("mine.yaml");
        Files.writeString(file, Files.readString(SHIPPED).replace(right, wrong));
        var problem = assertThrows(InputProblem.class, () -> DecodeFile.read(Optional.of(file)));
        assertEquals(field, problem.field(), problem::getMessage);
        assertTrue(problem.getMessage().contains("mine.yaml"), problem::getMessage);
    }

    /** Whatever the cut, a token needs every weight once. */
    @ParameterizedTest
    @CsvSource({"1", "3", "8", "32"})
    void devicesHoldEveryWeightOnce(int devices) {
        try (var arena = Arena.ofConfined()) {
            var model = new DecodeModel(SMALL, arena.allocate(2 * SMALL.weights()));
            long bytes = model.cut(devices).stream()
                    .flatMap(List::stream)
                    .flatMap(List::stream)
                    .mapToLong(DenseMatrix::bytes)
                    .sum();
            assertEquals(2 * SMALL.weights(), bytes);
        }
    }

    @Test
    void saysHowNearToMemoryEverythingComes() throws InterruptedException, ExecutionException {
        var plan = new DecodePlan(SMALL, List.of(2, 5), 8, 1, 1, List.of());
        var measured = DecodeRun.of(plan);
        assertEquals(2, measured.cuts().size());
        var text = DecodeText.of(plan, List.of(measured));
        assertTrue(text.contains("of read only") && text.contains("cut over 5 devices"), text);
        assertTrue(DecodeJson.of(plan, List.of(measured)).contains("\"bfloat16_vector\""));
    }
}
