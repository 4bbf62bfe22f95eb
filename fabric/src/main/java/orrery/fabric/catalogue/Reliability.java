package orrery.fabric.catalogue;

import java.util.List;
import java.util.Map;
import orrery.protocol.naming.Spelling;

/**
 * What fails how often, and how long it takes to get over it.
 *
 * @param trays GPUs that are pulled out together, by the name of the GPU
 * @param recoveries by name
 * @param failures in the order of the files
 */
public record Reliability(Map<String, Integer> trays, Map<String, Recovery> recoveries, List<Failure> failures) {

    static Reliability read(FileReader reader) {
        var trays = reader.rows(CatalogueFiles.TRAYS, (_, row) -> FailureRows.tray(row));
        var recoveries = reader.rows(CatalogueFiles.RECOVERIES, FailureRows::recovery);
        var failures = reader.rows(CatalogueFiles.FAILURES, (name, row) -> FailureRows.failure(name, row, recoveries));
        return new Reliability(trays, recoveries, List.copyOf(failures.values()));
    }

    /** @throws CatalogueProblem where no row says how many GPUs are on a tray with one of that name */
    public int tray(String gpu) {
        return row("tray of", gpu, trays);
    }

    /** @throws CatalogueProblem where there is no such row */
    public Recovery recovery(String name) {
        return row("recovery", name, recoveries);
    }

    private static <T> T row(String what, String name, Map<String, T> rows) {
        var row = rows.get(name);
        if (row == null) {
            throw new CatalogueProblem("the catalogue has no " + what + " \"" + name + "\", allowed: "
                    + String.join(", ", rows.keySet()) + Spelling.hint(name, rows.keySet()));
        }
        return row;
    }
}
