package orrery.deploy.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import orrery.deploy.scenario.InputProblem;

/**
 * Fits the parameters of a model to measured rows, group by group: those rows count for a group whose estimate it alone
 * changes, so that modules of several kernels decide about none. Groups without rows stay as they are.
 */
public final class Fit {
    private static final int ROWS_A_PARAMETER = 3;
    private static final double NUDGE = 1.3; // enough to be seen behind a maximum of two terms
    private static final double FROM_ZERO = 1;

    private final Fittable fittable;

    public Fit(Fittable fittable) {
        this.fittable = fittable;
    }

    /**
     * @throws InputProblem where a group has rows, but too few
     */
    public List<GroupFit> to(List<Sample> samples) {
        var fits = new ArrayList<GroupFit>();
        rows(samples).forEach((group, rows) -> {
            if (!rows.isEmpty()) {
                fits.add(fitted(group, rows));
            }
        });
        return List.copyOf(fits);
    }

    /** The rows that only one group decides about, by group. */
    private SequencedMap<String, List<Sample>> rows(List<Sample> samples) {
        var groups = groups();
        var rows = new LinkedHashMap<String, List<Sample>>();
        groups.keySet().forEach(group -> rows.put(group, new ArrayList<>()));
        var base = fittable.model().with(fittable.start());
        var nudged = new LinkedHashMap<String, List<Estimate>>();
        groups.forEach((group, names) -> nudged.put(
                group,
                names.stream().map(name -> fittable.model().with(nudged(name))).toList()));
        for (var sample : samples) {
            var micros = base.micros(sample);
            var deciding = nudged.entrySet().stream()
                    .filter(one -> one.getValue().stream().anyMatch(other -> other.micros(sample) != micros))
                    .toList();
            if (deciding.size() == 1) {
                rows.get(deciding.getFirst().getKey()).add(sample);
            }
        }
        return rows;
    }

    private SequencedMap<String, List<String>> groups() {
        return fittable.start().keySet().stream()
                .collect(Collectors.groupingBy(Fittable::group, LinkedHashMap::new, Collectors.toList()));
    }

    private SequencedMap<String, Double> nudged(String name) {
        var values = new LinkedHashMap<>(fittable.start());
        values.merge(name, 0.0, (value, _) -> value == 0 ? FROM_ZERO : value * NUDGE);
        return values;
    }

    private GroupFit fitted(String group, List<Sample> rows) {
        var names = groups().get(group);
        var needed = ROWS_A_PARAMETER * names.size();
        if (rows.size() < needed) {
            var first = rows.getFirst().row();
            throw new InputProblem(
                    first.origin(),
                    group,
                    rows.size() + " rows that tell about " + group + ", the first is " + first.what(),
                    "at least " + needed + ", " + ROWS_A_PARAMETER + " for each of " + names.size() + " parameters",
                    "measure more sizes, or leave these rows out: the figures of --like stay then");
        }
        var best = new Minimum(fittable, names, rows).found();
        var fitted = new LinkedHashMap<String, Double>();
        names.forEach(name -> fitted.put(name, best.get(name)));
        return new GroupFit(
                group,
                fitted,
                Residuals.of(rows, fittable.model().with(fittable.start())),
                Residuals.of(rows, fittable.model().with(best)));
    }
}
