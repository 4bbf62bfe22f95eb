package orrery.deploy.collective;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import orrery.deploy.measured.Measurement;
import orrery.node.trial.TrialOutcome;
import orrery.node.trial.TrialOutcome.SizeOutcome;

/** Measured rows beside modelled ones, in the order of the file. */
public final class Comparison {
    private static final long ONE_MIB = 1L << 20;
    private static final double PICOS_PER_MICRO = 1e6;

    private final List<Compared> rows;

    private Comparison(List<Compared> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * @param asked the trial's sizes, as asked, in the order of the outcome
     */
    public static Comparison of(Question question, List<Measurement> measured, TrialOutcome outcome) {
        var trial = question.trial();
        var modelled = bySize(trial.sizes(), outcome);
        var rows = new ArrayList<Compared>();
        for (var row : measured) {
            var time = row.time(trial.operation(), trial.ranks());
            var size = modelled.get(row.bytes());
            if (time.isPresent() && size != null) {
                rows.add(new Compared(row, time.getAsDouble(), size.timePs() / PICOS_PER_MICRO));
            }
        }
        return new Comparison(rows);
    }

    private static Map<Long, SizeOutcome> bySize(List<Long> asked, TrialOutcome outcome) {
        var sizes = new HashMap<Long, SizeOutcome>();
        for (var i = 0; i < asked.size(); i++) {
            sizes.put(asked.get(i), outcome.sizes().get(i));
        }
        return sizes;
    }

    List<Compared> rows() {
        return rows;
    }

    /** Median of |error| over all rows, as a fraction. */
    public OptionalDouble medianError() {
        return median(_ -> true);
    }

    /** The same over messages of 1 MiB and more, where bandwidth counts. */
    OptionalDouble medianErrorOfLarge() {
        return median(bytes -> bytes >= ONE_MIB);
    }

    /** The same over the others, where latency counts. */
    OptionalDouble medianErrorOfSmall() {
        return median(bytes -> bytes < ONE_MIB);
    }

    private OptionalDouble median(LongPredicate which) {
        var errors = rows.stream()
                .filter(row -> which.test(row.row().bytes()))
                .mapToDouble(row -> Math.abs(row.error()))
                .sorted()
                .boxed()
                .collect(Collectors.toList());
        if (errors.isEmpty()) {
            return OptionalDouble.empty();
        }
        var middle = errors.size() / 2;
        return OptionalDouble.of(
                errors.size() % 2 == 1 ? errors.get(middle) : (errors.get(middle - 1) + errors.get(middle)) / 2);
    }
}
