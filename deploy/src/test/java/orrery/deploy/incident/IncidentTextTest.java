package orrery.deploy.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import orrery.deploy.report.Example;
import orrery.node.outcome.Incident;
import orrery.protocol.units.SimDuration;

class IncidentTextTest {
    private static final long SECOND = SimDuration.seconds(1).picos();

    @Test
    void saysWhatBrokeWhatItHurtAndWhenItWasOver() {
        var outcome = BrokenRun.with(
                List.of(BrokenRun.flap(), BrokenRun.gpuLost()),
                Example.outcome().verification());

        assertEquals("""
                what broke:
                  5.000 s  nvlink.flap at gpu1, nvswitch2: nobody noticed, nothing to recover, healed +1.000 s
                  10.00 s  gpu.lost at gpu3: detected +2.000 s, serving again +10.00 s, healed +4.000 s
                    blast radius: devices 2, copies 1, requests 2; 2 tokens lost, 40 computed again
                  requests: 1 of 5 FAILED
                  tokens/s |   ▄   █   ▄           ▄     ▄ ▄           ▄ ▄ ▄ ▄         ▄| most 4.000, 500.0 ms each
                  tokens: as of one device, all 3 requests
                  time: 5.000 s before (16.7%), 15.00 s during (50.0%), 10.00 s after (33.3%)
                """, IncidentText.of(outcome, Optional.empty()));
    }

    @Test
    void whatHappensAtOnceIsNotSaidToBeUnhealed() {
        var flip = new Incident(
                0, "sdc", List.of("gpu3"), List.of(), BrokenRun.at(10), null, null, null, List.of(), List.of(), 0, 0);

        var text = IncidentText.of(BrokenRun.with(List.of(flip), BrokenRun.unverified()), Optional.empty());

        assertTrue(text.contains("sdc at gpu3: nobody noticed, nothing to recover, nothing to heal\n"), text);
    }

    @Test
    void cutsTheRunAtTheFirstStrikeAndAtTheLastRecovery() {
        var outcome = BrokenRun.outcome();

        var windows = Windows.of(outcome, outcome.incidents());

        assertEquals(new Window(0, 30 * SECOND + 1), windows.always());
        assertEquals(new Window(0, 10 * SECOND), windows.before());
        assertEquals(new Window(10 * SECOND, 20 * SECOND), windows.during());
        assertEquals(new Window(20 * SECOND, 30 * SECOND + 1), windows.after());
    }

    @Test
    void whatNobodyHealsLastsUntilTheEnd() {
        var lost = BrokenRun.gpuLost();
        var forGood = new Incident(
                0,
                lost.action(),
                lost.devices(),
                List.of(),
                lost.at(),
                null,
                null,
                null,
                lost.copies(),
                List.of(),
                0,
                0);
        var outcome = BrokenRun.with(List.of(forGood), BrokenRun.unverified());

        var windows = Windows.of(outcome, outcome.incidents());

        assertEquals(new Window(10 * SECOND, 40 * SECOND), windows.during());
        assertEquals(0, windows.after().seconds());
    }

    @Test
    void everyTokenAndEveryEndIsInTheCurve() {
        var curve = GoodputCurve.of(BrokenRun.outcome());

        assertEquals(
                12, curve.parts().stream().mapToLong(GoodputCurve.Part::tokens).sum());
        assertEquals(
                4, curve.parts().stream().mapToLong(GoodputCurve.Part::requests).sum());
        assertEquals(GoodputCurve.PARTS + 1, curve.csv().lines().count());
    }

    @Test
    void comparesWithTheBaselineWhereNothingWasVerified() {
        var struck = BrokenRun.with(List.of(BrokenRun.gpuLost()), BrokenRun.unverified());

        assertTrue(TokenComparison.of(struck, Optional.of(struck)).orElseThrow().isEqual());
        assertFalse(TokenComparison.of(struck, Optional.empty()).isPresent());
        assertEquals(
                "DIFFERENT from one device: 1 of 3 requests (2)",
                TokenComparison.of(BrokenRun.with(List.of(), Example.different()), Optional.empty())
                        .orElseThrow()
                        .words());
    }
}
