package orrery.deploy.validation.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orrery.deploy.validation.failure.FailureFinding.Compared;
import orrery.deploy.validation.failure.FailureFinding.Excluded;
import orrery.deploy.validation.failure.FailureFinding.Input;
import orrery.fabric.catalogue.Reliability;

/**
 * All rows, in the order of the file.
 *
 * @param findings one for each row
 */
public record FailureValidation(List<FailureFinding> findings) {

    /** Compares what can be. */
    public static FailureValidation of(List<FailureRow> rows, Reliability reliability) {
        var reading = new FailureReading(new Modelled(reliability));
        return new FailureValidation(rows.stream().map(reading::read).toList());
    }

    List<Compared> compared() {
        return of(Compared.class);
    }

    List<Input> inputs() {
        return of(Input.class);
    }

    List<Excluded> excluded() {
        return of(Excluded.class);
    }

    private <T extends FailureFinding> List<T> of(Class<T> kind) {
        return findings.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /**
     * Rows whose error is larger than it was.
     *
     * @param before errors by the words of their rows, as {@link FailureCsv} reads them
     */
    public List<String> worseThan(Map<String, Double> before, double tolerance) {
        var worse = new ArrayList<String>();
        for (var one : compared()) {
            var was = before.get(one.row().words());
            if (was != null && Math.abs(one.error()) > Math.abs(was) + tolerance) {
                worse.add(one.row().words() + ": was " + was + ", is " + one.error());
            }
        }
        return worse;
    }
}
