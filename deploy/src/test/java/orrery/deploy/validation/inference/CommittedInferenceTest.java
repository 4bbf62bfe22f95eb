package orrery.deploy.validation.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import orrery.deploy.validation.NotModelled;
import orrery.fabric.catalogue.Catalogue;

/**
 * The errors of the committed table do not grow. The rows of one model are forecast here, in seconds; all of them by {@code
 * orrery validate inference --against deploy/validation/inference.csv}.
 */
final class CommittedInferenceTest {
    private static final Path TABLE = Path.of("validation", "inference.csv");
    private static final String MODEL = "Llama-3.3-70B";
    private static final double TOLERANCE = 0.005;

    @Test
    void noMedianErrorIsWorseThanInTheCommittedTable() throws IOException {
        var rows = InferenceFile.shipped().stream()
                .filter(row -> row.model().equals(MODEL))
                .toList();
        var committed =
                new InferenceErrorTable(InferenceCsv.read(TABLE.toString(), Files.readString(TABLE)).lines().stream()
                        .filter(line -> line.key().model().equals(MODEL))
                        .toList());

        var validation = InferenceValidation.of(rows);

        assertTrue(committed.lines().size() > 5, committed.lines().size() + " lines to compare with");
        assertEquals(
                List.of(),
                validation.table().worseThan(committed, TOLERANCE),
                "worse than " + TABLE + "; where that is meant, write it anew with orrery validate inference --write");
        assertEquals(
                rows.size(),
                validation.compared().size() + validation.excluded().size(),
                "no row is dropped");
    }

    @Test
    void everyRowThatIsNotComparedSaysWhy() throws IOException {
        var reading = new RunReading(Catalogue.load());
        var read = 0;
        for (var row : InferenceFile.shipped()) {
            try {
                reading.of(row, 1);
                read++;
            } catch (NotModelled reason) {
                assertTrue(reason.getMessage().length() > 10, row.words());
            }
        }
        assertTrue(read > 200, read + " rows are read");
    }
}
