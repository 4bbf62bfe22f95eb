package orrery.fabric.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import orrery.fabric.catalogue.Failure.Counted;
import orrery.fabric.catalogue.Failure.Extent;

/** Which field of a row of failures, recoveries and trays becomes which component. */
final class FailureRows {
    private static final String MENDED = "mended";

    private FailureRows() {}

    static Recovery recovery(String name, Row row) {
        row.only(List.of("time"));
        return new Recovery(name, row.uncertain("time", Quantity::seconds));
    }

    /** GPUs of a tray. */
    static int tray(Row row) {
        row.only(List.of("gpus"));
        return row.figure("gpus", Quantity::count);
    }

    static Failure failure(String name, Row row, Map<String, Recovery> recoveries) {
        row.onlyFieldsOf(Failure.class);
        return new Failure(
                name,
                row.oneOf("counted", Counted.class),
                row.uncertain("rate", Quantity::failuresInTime),
                row.oneOf("stops", Extent.class),
                row.oneOf("takes", Extent.class),
                row.oneOf("noticed", recoveries),
                row.text(MENDED).equals("nothing") ? Optional.empty() : Optional.of(row.oneOf(MENDED, recoveries)));
    }
}
