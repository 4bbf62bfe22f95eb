package orrery.deploy.validation.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.fabric.catalogue.Catalogue;

/** The errors of the committed table do not grow. */
final class CommittedFailuresTest {
    private static final Path TABLE = Path.of("validation", "failures.csv");
    private static final double TOLERANCE = 0.005;

    @Test
    void noErrorIsWorseThanInTheCommittedTable() throws IOException {
        var rows = FailureRow.shipped();
        var committed = FailureCsv.read(TABLE.toString(), Files.readString(TABLE));

        var validation = FailureValidation.of(rows, Catalogue.load().reliability());

        assertTrue(committed.size() >= 12, committed.size() + " rows to compare with");
        assertEquals(
                List.of(),
                validation.worseThan(committed, TOLERANCE),
                "worse than " + TABLE + "; where that is meant, write it anew with orrery validate failures --write");
        assertEquals(committed.size(), validation.compared().size(), "no row is dropped");
        assertEquals(rows.size(), validation.findings().size(), "every row has its finding");
    }

    /** A comparison with the sum of the rates would be one with itself. */
    @Test
    void whatRatesWereTakenFromIsNotCompared() throws IOException {
        var validation =
                FailureValidation.of(FailureRow.shipped(), Catalogue.load().reliability());

        var counts = validation.inputs().stream()
                .filter(one -> one.row().dataset().startsWith("Llama 3"))
                .count();
        assertEquals(19, counts, "lines of the published table with a rate");
    }

    @ParameterizedTest
    @CsvSource({
        "1000-3000, 2000, 0",
        "1000-3000, 500, -0.5",
        "1000-3000, 6000, 1",
        ">90, 95, 0",
        ">90, 45, -0.5",
        "8, 10, 0.25"
    })
    void anErrorIsCountedFromTheNearerEndOfARange(String measured, double modelled, double error) {
        assertEquals(error, Range.read(measured).orElseThrow().error(modelled), 1e-12);
    }
}
