package orrery.deploy.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import orrery.node.outcome.Effort;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.Verification;
import orrery.protocol.units.SimDuration;

class TextReportTest {
    private static final String EXPECTED = read("by-hand.txt");

    private static String read(String name) {
        try (var in = TextReportTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void saysEverythingOfAFixedRun() {
        assertEquals(EXPECTED, TextReport.of(Example.scenario(), Example.outcome(), Example.VALIDATED));
    }

    @Test
    void onlyTheLastLineDependsOnTheMachine() {
        var slow = TextReport.of(
                Example.scenario(),
                Example.outcome(Example.verified(), new Effort(31.4, 5_970_000, 812, 4, 2)),
                Example.VALIDATED);

        var virtual = EXPECTED.substring(0, EXPECTED.indexOf("effort:"));
        assertEquals(virtual, slow.substring(0, slow.indexOf("effort:")));
        assertEquals(
                "effort: wall 31 s, 5.97 M events (190 k ev/s), 812 windows, JVMs: 4, threads of each: 2\n",
                slow.substring(slow.indexOf("effort:")));
    }

    @Test
    void doesNotDependOnTheLocale() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            saysEverythingOfAFixedRun();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void verifiesInOneLine() {
        var verification = new Verification(64, 64, 1.2e-5, 4e-7, 0.00576686859, List.of(), List.of());

        assertEquals(
                "verified: 64/64 sequences equal to one device, max |Δlogit| 1.2e-05 (relative 4e-07), least gap 0.0058\n",
                VerificationText.of(verification));
    }

    @Test
    void listsNearTiesAndDifferences() {
        assertEquals("""
                NOT verified: 1/3 sequences equal to one device, max |Δlogit| 1.2e-05 (relative 4e-07), least gap 3.1e-06
                near-tie: request 0, new token 5: 31 or 77, gap 3.1e-06, the run took the other
                near-tie: request 1, new token 1: 8 or 9, gap 4.0e-05, the same taken
                error: request 2, new token 0: one device chose 12, the run 99, gap 0.40
                """, VerificationText.of(Example.different()));
    }

    @Test
    void saysWhatIsUnknownOfARunThatDidNothing() {
        var nothing = new Outcome(
                List.of(),
                SimDuration.ZERO,
                List.of(),
                null,
                null,
                new Verification(0, 0, 0, 0, Double.POSITIVE_INFINITY, List.of(), List.of()),
                "00",
                new Effort(0, 0, 0, 1, 1));

        var report = TextReport.of(Example.scenario(), nothing, Example.VALIDATED);

        assertFalse(report.contains("NaN") || report.contains("Infinity"), report);
    }
}
