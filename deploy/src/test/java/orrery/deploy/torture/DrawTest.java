package orrery.deploy.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawTest {
    private static final Span JVMS = new Span(2, 4);

    @ParameterizedTest
    @EnumSource
    void aTrialDrawsTheSameAgain(Fault fault) {
        for (var trial = 1; trial < 50; trial++) {
            assertEquals(words(Draw.of(7, trial, fault, JVMS)), words(Draw.of(7, trial, fault, JVMS)));
        }
    }

    private static String words(Draw draw) {
        return draw.jvms() + " " + draw.checkpoints() + " " + draw.jitter() + " " + draw.below(1000) + draw.isHeads();
    }

    @Test
    void trialsOfACampaignDiffer() {
        var different = IntStream.rangeClosed(1, 100)
                .mapToObj(trial -> words(Draw.of(7, trial, Fault.KILL_ALL, JVMS)))
                .distinct()
                .count();
        assertTrue(different > 95, different + " of 100");
    }

    @Test
    void aSpanIsOneNumberOrTwo() {
        assertEquals(Optional.of(new Span(3, 3)), Span.of("3"));
        assertEquals(Optional.of(JVMS), Span.of("2..4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4..2", "2..", "..4", "2-4", "two", "10", "2..40"})
    void anythingElseIsNoSpan(String text) {
        assertEquals(Optional.empty(), Span.of(text));
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultIsFoundByItsKey(Fault fault) {
        assertEquals(Optional.of(fault), Fault.of(fault.key()));
    }
}
