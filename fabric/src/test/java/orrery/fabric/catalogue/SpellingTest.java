package orrery.fabric.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "gpu, gpu, 0", "GPU, gpu, 0", "'', abc, 3", "abc, '', 3"})
    void countsEdits(String a, String b, int edits) {
        assertEquals(edits, Spelling.distance(a, b));
    }

    @Test
    void isSilentWhenNothingIsNear() {
        assertEquals("; did you mean \"latency\"?", Spelling.hint("latncy", List.of("ports", "latency")));
        assertEquals("", Spelling.hint("temperature", List.of("ports", "latency")));
        assertEquals("", Spelling.hint("x".repeat(1_000_000), List.of("ports")));
        assertEquals("", Spelling.hint("x", List.of()));
    }
}
