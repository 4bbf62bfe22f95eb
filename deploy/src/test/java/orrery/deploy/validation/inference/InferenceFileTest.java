package orrery.deploy.validation.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.deploy.scenario.InputProblem;

final class InferenceFileTest {
    private static final String HEADER = "system,gpus,model,precision,tp,pp,ep,dp,isl,osl,batch_or_concurrency,metric,"
            + "value,unit,source,confidence\n";

    private static List<InferenceRow> rows(String tensor, String prompt, String answer, String load, String value)
            throws IOException {
        return rows("H100 SXM,8,Llama-3.1-70B,fp8,%s,1,1,1,%s,%s,%s,output_throughput_total,%s,tok/s,a log,measured\n"
                .formatted(tensor, prompt, answer, load, value));
    }

    private static List<InferenceRow> rows(String line) throws IOException {
        return InferenceFile.read(
                "rows.csv", new ByteArrayInputStream((HEADER + line).getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "8, 0.4, 100, 900, isl",
        "8, 100000000000, 100, 900, isl",
        "8, 2147483000, 100, 900, isl",
        "8, 1000, 2147483000, 900, osl",
        "8, -1, 100, 900, isl",
        "8.5, 1000, 100, 900, tp",
        "9999999999, 1000, 100, 900, tp",
        "8, 1000, 100, NaN, value",
        "8, 1000, 100, 0, value",
    })
    void refusesFiguresThatNoRunHas(String tensor, String prompt, String answer, String value, String field) {
        var problem = assertThrows(InputProblem.class, () -> rows(tensor, prompt, answer, "8", value));

        assertEquals(field, problem.field());
        assertTrue(problem.getMessage().contains("rows.csv:2"), problem.getMessage());
    }

    @Test
    void aRunWithoutUsersIsNotCompared() throws IOException {
        var validation = InferenceValidation.of(rows("8", "1000", "100", "0", "900"));

        assertTrue(validation.compared().isEmpty());
        assertEquals(
                "its load is not stated in numbers: 0",
                validation.excluded().getFirst().reason());
    }

    @ParameterizedTest
    @CsvSource({"tpot_mean, ms", "tpot_p99, ms", "itl_mean, ms", "output_speed_per_user, tok/s"})
    void answersOfOneTokenHaveNoTimePerToken(String metric, String unit) throws IOException {
        var row = "H100 SXM,8,Llama-3.1-70B,fp8,8,1,1,1,100,1,8,%s,20,%s,a log,measured\n";
        var validation = InferenceValidation.of(rows(row.formatted(metric, unit) + row.formatted("ttft_mean", "ms")));

        assertEquals(
                "answers of one token have no time per token",
                validation.excluded().getFirst().reason());
        assertEquals(1, validation.excluded().size());
        assertTrue(Double.isFinite(validation.compared().getFirst().modelled()));
    }

    @Test
    void aPlanThatDoesNotDivideTheModelIsNotCompared() throws IOException {
        var validation = InferenceValidation.of(rows("7", "1000", "100", "8", "900"));

        assertTrue(validation.compared().isEmpty());
        assertTrue(validation.excluded().getFirst().reason().contains("64 query heads"));
    }
}
