package orrery.deploy.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import orrery.deploy.scenario.InputProblem;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;

class FormatsOptionTest {
    @Test
    void oneNameIsForAllTwoAreWeightsAndTheRestThreeAreEach() {
        assertEquals(
                List.of(
                        new Formats(NumberFormat.NVFP4, NumberFormat.NVFP4, NumberFormat.NVFP4),
                        new Formats(NumberFormat.Q4_K, NumberFormat.BF16, NumberFormat.BF16),
                        new Formats(NumberFormat.NVFP4, NumberFormat.BF16, NumberFormat.FP8_E4M3)),
                FormatsOption.read(List.of("nvfp4", "q4_k/bf16", "nvfp4/bf16/fp8")));
    }

    @Test
    void whatIsSpelledReadsBackAsItWas() {
        for (var weights : NumberFormat.values()) {
            for (var rest : NumberFormat.values()) {
                var formats = new Formats(weights, rest, NumberFormat.BF16);
                for (var one : List.of(
                        formats, formats.withAttention(NumberFormat.BF16), formats.withStream(NumberFormat.BF16))) {
                    assertEquals(List.of(one), FormatsOption.read(List.of(FormatsOption.spelled(one))));
                }
            }
        }
    }

    @Test
    void anUnknownFormatIsRefusedWithTheNearest() {
        var problem = assertThrows(InputProblem.class, () -> FormatsOption.read(List.of("nvfp5")));
        assertEquals("did you mean nvfp4?", problem.remedy());
        assertTrue(problem.allowed().contains("mxfp4"), problem.allowed());
        assertThrows(InputProblem.class, () -> FormatsOption.read(List.of("bf16/bf16/bf16/bf16/bf16/bf16")));
    }
}
