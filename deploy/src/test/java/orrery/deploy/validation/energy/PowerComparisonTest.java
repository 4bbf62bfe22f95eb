package orrery.deploy.validation.energy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PowerComparisonTest {
    private static List<PowerComparison> rows;

    @BeforeAll
    static void compare() throws IOException {
        rows = PowerComparison.shipped();
    }

    @Test
    void halfOfTheRowsAreWithinAFifthAndNoneIsFarOff() {
        var errors =
                rows.stream().mapToDouble(row -> Math.abs(row.error())).sorted().toArray();

        assertTrue(errors[errors.length / 2 - 1] <= 0.20, () -> Arrays.toString(errors));
        assertTrue(errors[errors.length - 1] <= 0.30, () -> Arrays.toString(errors));
    }

    /** The same requests at a lower rate take no more power, and no less energy for each token. */
    @Test
    void aFractionOfTheLoadTakesLessPowerAndMoreForEachToken() {
        var full = rows.getFirst();
        var row = full.row();
        var half = PowerComparison.of(new PowerRow(
                row.system(),
                row.gpu(),
                row.gpus(),
                row.model(),
                row.formats(),
                row.tensor(),
                row.inputTokens(),
                row.outputTokens(),
                row.sequences() / 2,
                row.tokensPerSecond() / 2,
                row.scope(),
                row.watts(),
                row.confidence(),
                row.source()));

        assertTrue(half.joules().value() > full.joules().value());
        assertTrue(half.joules().value() < 2 * full.joules().value());
    }

    @Test
    void theCommittedTableIsWhatTheModelSaysNow() throws IOException {
        var table = PowerComparison.heading() + "\n"
                + rows.stream().map(PowerComparison::markdown).collect(Collectors.joining("\n"));

        assertTrue(
                Files.readString(Path.of("validation/energy.md")).contains(table),
                () -> "deploy/validation/energy.md should hold\n" + table);
    }
}
