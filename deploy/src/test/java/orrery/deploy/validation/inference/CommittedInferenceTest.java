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

/** The errors of the committed table do not grow, whole systems and all of their models. */
final class CommittedInferenceTest {
    private static final Path TABLE = Path.of("validation", "inference.csv");
    private static final double TOLERANCE = 0.005;

    @Test
    void noMedianErrorIsWorseThanInTheCommittedTable() throws IOException {
        var rows = InferenceFile.shipped();
        var committed = InferenceCsv.read(TABLE.toString(), Files.readString(TABLE));

        var validation = InferenceValidation.of(rows);

        assertTrue(committed.lines().size() > 100, committed.lines().size() + " lines to compare with");
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
