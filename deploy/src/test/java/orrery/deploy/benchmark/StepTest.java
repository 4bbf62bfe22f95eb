package orrery.deploy.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

class StepTest {
    private static final Path SHIPPED = Path.of("benchmarks", "step.yaml");
    private static final StepPlan SMALL = new StepPlan("qwen3-30b-a3b", "hgx-h100", 8, 3, 1, 2, 1, List.of());

    @TempDir
    private Path folder;

    @Test
    void theShippedPlanIsTheFileOfTheRepository() {
        var plan = StepFile.read(Optional.empty());
        assertEquals(StepFile.read(Optional.of(SHIPPED)), plan);
        assertEquals(576, plan.ranks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deepseek-r1        | deepseek-r0        | model",
                "deepseek-r1        | llama-3.1-8b       | model",
                "rubin-ultra-nvl576 | rubin-ultra-nvl577 | topology",
                "ranks: 576   | ranks: 0     | ranks",
                "ranks: 576   | ranks: many  | ranks",
                "ranks: 576   | ranks: 577   | ranks",
                "prompt: 3    | prompt: -1   | prompt",
                "warm_up: 20  | warm_up: 0   | warm_up",
                "steps: 20    | steps: 20000 | steps",
                "times: 3     | times: 0     | times",
                "times: 3     | runs: 3      | times",
            })
    void aPlanThatCannotBeUsedIsRefusedByItsField(String right, String wrong, String field) throws IOException {
        var file = folder.resolve("mine.yaml");
        Files.writeString(file, Files.readString(SHIPPED).replace(right, wrong));
        var problem = assertThrows(InputProblem.class, () -> StepFile.read(Optional.of(file)));
        assertEquals(field, problem.field(), problem::getMessage);
        assertTrue(problem.getMessage().contains("mine.yaml"), problem::getMessage);
    }

    @Test
    void runsOfBothKindsComeToTheSame() {
        var found = new StepFound(List.of(StepRun.of(SMALL, false)), List.of(StepRun.of(SMALL, true)));
        assertTrue(found.isRight(), found::toString);
        assertEquals(2, found.full().getFirst().steps().size());
        assertTrue(
                StepFound.median(found.full(), StepMeasured.Step::events)
                        > StepFound.median(found.forward(), StepMeasured.Step::events),
                found::toString);
        var text = StepText.of(SMALL, found);
        assertTrue(text.contains("every message") && text.contains("the same times and bytes"), text);
        var json = StepJson.of(SMALL, found);
        assertTrue(json.contains("\"warm_up\"") && json.contains("\"ratio\""), json);
    }

    @Test
    void saysWhereForesightDidNothing() {
        var run = StepRun.of(SMALL, false);
        var found = new StepFound(List.of(run), List.of(run));
        assertFalse(found.isRight());
        assertTrue(StepText.of(SMALL, found).contains("WRONG"));
    }
}
