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
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.deploy.scenario.InputProblem;
import orrery.node.outcome.Progress;
import orrery.node.tensor.DenseMatrix;
import orrery.protocol.units.SimTime;

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
                "gb200-nvl72, | gb300,     | topology",
                "tensor: 1,   | tensor: 2, | spreads",
                "llama-3.2-1b | llama-3.1-8b | model",
                "tokens: 96   | tokens: 0  | tokens",
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
        var plan = small();
        var kernels = DecodeRun.of(plan);
        assertEquals(2, kernels.cuts().size());
        var found = new DecodeFound(
                kernels,
                List.of(new EmulatedRun.Timed(2e9, 4), new EmulatedRun.Timed(2e9, 3)),
                new EmulatedRun.Timed(2e9, 50));
        var text = DecodeText.of(plan, List.of(found));
        assertTrue(text.contains("of read only") && text.contains("cut over 5 devices"), text);
        assertTrue(text.contains("decode, 4 devices") && text.contains("75 % of one device"), text);
        var json = DecodeJson.of(plan, List.of(found));
        assertTrue(json.contains("\"bfloat16_vector\"") && json.contains("\"prefill\""), json);
    }

    private static DecodePlan small() {
        var emulated = new DecodePlan.Emulated(
                "tiny-llama",
                List.of(new DecodePlan.Spread("hgx-h100", 1, 1), new DecodePlan.Spread("hgx-h100", 2, 2)),
                new DecodePlan.Asked(1, 4, 3),
                new DecodePlan.Asked(2, 8, 1),
                List.of());
        return new DecodePlan(SMALL, List.of(2, 5), 8, 1, 1, List.of(), emulated);
    }

    @Test
    void emulatedRunsAreThoseOfThePlan() {
        var plan = small();
        var scenario = new EmulatedLoad(
                        plan.emulated().spreads().getLast(), plan.emulated().prefill())
                .scenario("tiny-llama");
        assertEquals(2, scenario.plan().tensorParallel());
        assertEquals(2, scenario.load().prompts().size());
        assertEquals(8, scenario.load().batchTokens());
    }

    /** Twice as fast while nothing counts, once stopped for long: it is the steady part that is told. */
    @Test
    void theRateIsThatOfTheSteadyPartWhateverInterruptsIt() {
        var clock = new AtomicLong();
        var rate = new SteadyRate(clock::get);
        for (int token = 0; token <= 40; token++) {
            clock.addAndGet(token < 10 ? 50_000_000 : token == 38 ? 900_000_000 : 100_000_000);
            rate.accept(new Progress(new SimTime(token), token, token, 40, Progress.Unit.TOKENS));
            rate.accept(new Progress(new SimTime(token), token, token, 40, Progress.Unit.TOKENS));
        }
        assertEquals(10, rate.tokensPerSecond(), 1e-9);
    }
}
