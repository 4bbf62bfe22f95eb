package orrery.deploy.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The smaller cases of the fixed table, in this JVM; {@code orrery verify} runs all of them. */
@Timeout(600)
@TestInstance(Lifecycle.PER_CLASS)
class TableTest {
    private final CaseRuns runs = InThisJvm.open();

    @AfterAll
    void closeThem() {
        runs.close();
    }

    /** Latent attention, and experts with sinks and windows, under every plan of one server. */
    static List<Case> smallCases() {
        return Cases.shipped(Optional.empty()).all().stream()
                .filter(one -> List.of("tiny-gpt-oss", "tiny-deepseek-v3").contains(one.model()))
                .filter(one -> one.settings().contains("topology=\"hgx-h100\""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("smallCases")
    void givesTheTokensOfOneDevice(Case one) {
        assertEquals(List.of(), runs.check(one, List.of(1)).problems(), one.command());
    }
}
