package orrery.deploy.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The errors of the committed table do not grow. Rows of one NVLink domain are repeated here, in seconds; all of them by
 * {@code orrery validate collectives --against deploy/validation/collectives.csv}.
 */
final class CommittedTableTest {
    private static final Path TABLE = Path.of("validation", "collectives.csv");
    private static final int ONE_DOMAIN = 72;
    private static final double TOLERANCE = 0.005;

    @Test
    void noMedianErrorIsWorseThanInTheCommittedTable() throws IOException {
        var rows = RowFile.shipped().stream()
                .filter(row -> row.gpus() <= ONE_DOMAIN)
                .toList();
        var systems = rows.stream().map(MeasuredRow::system).collect(Collectors.toSet());
        var committed = ErrorCsv.read(TABLE.toString(), Files.readString(TABLE)).of(systems);

        var validation = Validation.of(rows);

        assertTrue(committed.lines().size() > 20, committed.lines().size() + " lines to compare with");
        assertEquals(
                List.of(),
                ErrorTable.of(validation.compared()).worseThan(committed, TOLERANCE),
                "worse than " + TABLE
                        + "; where that is meant, write it anew with orrery validate collectives --write");
        assertEquals(
                rows.size(),
                validation.compared().size() + validation.unmodelled().size(),
                "no row is dropped");
    }
}
